// The helper functions of the external-submit contract, under the names that templates call.
(function () {
  'use strict';

  /** The value of a parameter of the page's address; `missing` or an empty text without it. */
  window.turkGetParam = function turkGetParam(name, missing) {
    var value = new URLSearchParams(location.search).get(name);
    return value === null ? (missing === undefined ? '' : missing) : value;
  };

  /** Where forms are posted to. */
  window.turkGetSubmitToHost = function turkGetSubmitToHost() {
    return window.turkGetParam('turkSubmitTo', '');
  };

  /** Puts the assignment's id into a form; on a page that is only looked at, says so on its button. */
  window.turkSetAssignmentID = function turkSetAssignmentID(formName) {
    var id = window.turkGetParam('assignmentId', '');
    var preview = id === 'ASSIGNMENT_ID_NOT_AVAILABLE';
    var form = document.getElementById(formName || 'mturk_form') || document.forms[0];
    var button = document.getElementById('submitButton');
    if (button && preview) {
      button.disabled = true;
      button.value = 'You must accept the task before you can submit it.';
    }
    if (!form) return;
    var field = form.querySelector('input[name="assignmentId"]');
    if (!field) {
      field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'assignmentId';
      form.appendChild(field);
    }
    field.value = id;
  };
})();
