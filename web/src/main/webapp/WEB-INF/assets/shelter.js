// "Use my position": an enhancement of a form that works without it.
(function () {
  'use strict';
  var form = document.getElementById('find');
  var button = document.getElementById('locate');
  var answer = document.getElementById('locateAnswer');
  if (!form || !button || !navigator.geolocation) { return; }
  button.hidden = false;
  button.addEventListener('click', function () {
    answer.textContent = button.dataset.asking;
    navigator.geolocation.getCurrentPosition(function (position) {
      form.elements.lat.value = position.coords.latitude.toFixed(6);
      form.elements.lon.value = position.coords.longitude.toFixed(6);
      form.elements.q.value = '';
      form.elements.street.value = '';
      form.submit();
    }, function () {
      answer.textContent = button.dataset.refused;
      form.elements.street.focus();
    }, { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 });
  });
  var instead = document.getElementById('locateInstead');
  if (instead) {
    instead.hidden = false;
    instead.addEventListener('click', function () { button.click(); button.scrollIntoView(); });
  }
  // A new place typed or chosen replaces the position of the address.
  ['q', 'street'].forEach(function (name) {
    form.elements[name].addEventListener('change', function () {
      form.elements.lat.value = ''; form.elements.lon.value = '';
    });
  });
})();
