-- Ends the transaction unless what is demanded holds: for statements that are sent before anything is answered.
create function demand(holds boolean, what text) returns void language plpgsql as $$
begin
  if holds is not true then
    raise exception 'Demanded: %.', what using errcode = 'XDEMD';
  end if;
end
$$;
