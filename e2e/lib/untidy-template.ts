/**
 * A template as they come: a whole page with a nested form and no button, a helper script from its
 * former vendor, a variable in a script, HTML in a cell, names with hyphens and spaces.
 */
export const untidyTemplate = `<!DOCTYPE html>
<HTML><head><title>Judge it</title>
<script src='https://s3.amazonaws.com/mturk-public/externalHIT_v1.js' type='text/javascript'></script>
<script src="https://code.jquery.com/jquery-3.3.1.min.js"></script>
<style>body { font-family: sans-serif }</style>
</head><body>
<form name='mturk_form' method='post' id='mturk_form' action='https://www.mturk.com/mturk/externalSubmit'>
<input type='hidden' value='' name='assignmentId' id='assignmentId'/>
<h2>\${product-name}</h2><div class=text>\${html text}</div>
<script>var row = { name: "\${product-name}" }; localStorage.setItem('seen', row.name);</script>
<form><p>Is it good?
<label><input type=radio name="is.good" value=yes required>Yes</label>
<label><input type=radio name="is.good" value=no>No</label></form>
<p><label>Why? <textarea name="why-so" cols=40></textarea></label>
<input type=hidden name=made id=made>
<script>document.getElementById('made').value = 'in JavaScript for ' + localStorage.getItem('seen');</script>
</form>
<script language='Javascript'>turkSetAssignmentID();</script>
</body></HTML>`;

/** Its rows, with a byte order mark, line breaks in quotes and a column that it does not use. */
export const untidyRows =
  '\uFEFFproduct-name,html text,unused\r\nKettle,"Boils <b>fast</b>,\nand is ""loud""",1\r\nToaster,<i>Toasts</i>,2\r\n';
