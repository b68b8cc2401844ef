// The preview of a question follows the typing: half a second after the last stroke, and at once when the editor is left.
// And a field for several names suggests the next one behind those that are there.
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
    form.querySelectorAll('input[data-several][list]').forEach(function (field) {
      var options = Array.prototype.slice.call(field.list.options);
      var names = options.map(function (option) { return option.value; });
      field.addEventListener('input', function () {
        var last = Math.max(field.value.lastIndexOf(';'), field.value.lastIndexOf('；'));
        var before = last < 0 ? '' : field.value.slice(0, last).trim() + field.dataset.several;
        options.forEach(function (option, i) { option.value = before + names[i]; });
      });
    });
    form.addEventListener('input', later);
    form.addEventListener('change', later);
    form.addEventListener('focusout', function (event) {
      if (waiting && !form.contains(event.relatedTarget)) {
        show();
      }
    });
    // A picture is put into the text the server knows: what was typed last must have come there first, and only once.
    var held = false;
    document.getElementById('pictureForm').addEventListener('submit', function (event) {
      var picture = event.target;
      var button = event.submitter;
      if (!held && (!window.PrimeFaces || PrimeFaces.ajax.Queue.isEmpty())) {
        return;
      }
      event.preventDefault();
      if (!held) {
        held = true;
        setTimeout(function () {
          held = false;
          picture.requestSubmit(button);
        }, 100);
      }
    });
  });
}());
