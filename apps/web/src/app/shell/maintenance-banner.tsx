import { IconBarrierBlock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { maintenanceOptions } from '#lib/maintenance.ts';
import classes from './maintenance-banner.module.css';

/** Tells everybody that changes are refused for now, before they try; nothing otherwise. */
export default function MaintenanceBanner() {
  const { data } = useQuery(maintenanceOptions());
  return (
    <div role="status">
      {data?.on === true && (
        <p className={classes.banner}>
          <IconBarrierBlock size={19} aria-hidden />
          <bdi>{data.message}</bdi>
        </p>
      )}
    </div>
  );
}
