// The preview of a question follows the typing: half a second after the last stroke, and at once when the editor is left.
(function () {
  'use strict';
  var QUIET = 500;
  document.addEventListener('DOMContentLoaded', function () {
    var form = document.getElementById('editForm');
    var waiting = 0;
    if (!form) {
      return;
    }
    function show() {
      clearTimeout(waiting);
      waiting = 0;
      if (window.showQuestion) {
        window.showQuestion();
      }
    }
    function later() {
      clearTimeout(waiting);
      waiting = setTimeout(show, QUIET);
    }
    form.addEventListener('input', later);
    form.addEventListener('change', later);
    form.addEventListener('focusout', function (event) {
      if (waiting && !form.contains(event.relatedTarget)) {
        show();
      }
    });
  });
}());
