// The map one can move: loaded only when asked for. Everything on it stands in the list of the page as well.
(function () {
  'use strict';
  var holder = document.getElementById('map');
  var open = document.getElementById('openMap');
  if (!holder || !open) { return; }
  var text = holder.dataset;
  open.hidden = false;
  open.addEventListener('click', function () {
    open.disabled = true;
    load().then(function (boundary) { draw(boundary); }).catch(function () {
      open.disabled = false;
      holder.hidden = true;
      document.getElementById('mapAnswer').textContent = text.failed;
    });
  });

  function load() {
    var style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = text.style;
    document.head.append(style);
    var script = new Promise(function (done, failed) {
      var element = document.createElement('script');
      element.src = text.script;
      element.onload = done;
      element.onerror = failed;
      document.head.append(element);
    });
    var boundary = fetch(text.boundary).then(function (answer) { return answer.json(); });
    return Promise.all([script, boundary]).then(function (both) { return both[1]; });
  }

  function draw(boundary) {
    var L = window.L;
    document.getElementById('sketch').hidden = true;
    holder.hidden = false;
    document.getElementById('mapTools').hidden = false;
    open.hidden = true;
    var map = L.map(holder, { zoomControl: false, minZoom: 10, maxZoom: 18 });
    map.attributionControl.setPrefix('Leaflet');
    L.control.zoom({ zoomInTitle: text.zoomIn, zoomOutTitle: text.zoomOut }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    (text.tiles || '').split(' ').filter(Boolean).forEach(function (template) {
      L.tileLayer(template, { attribution: text.attribution }).addTo(map);
    });
    var outline = L.geoJSON(boundary, { interactive: false, style: { className: 'district' } }).addTo(map);
    map.fitBounds(outline.getBounds());
    (text.warned || '').split(';').filter(Boolean).forEach(function (ring) {
      L.polygon(ring.split(' ').map(function (pair) { return pair.split(',').map(Number); }), { className: 'warnedArea', interactive: false }).addTo(map);
    });
    var shown = [];
    document.querySelectorAll('li[data-lat]').forEach(function (row) {
      if (row.dataset.lat === '') { return; }
      var number = row.id.slice(1);
      var place = [Number(row.dataset.lat), Number(row.dataset.lon)];
      shown.push(place);
      var icon = L.divIcon({ className: 'pin', html: number, iconSize: [30, 30] });
      L.marker(place, { icon: icon, alt: number + '. ' + row.dataset.name, title: row.dataset.name, keyboard: true }).addTo(map).bindPopup(popup(row));
    });
    var form = document.getElementById('find');
    var here = form.elements.lat.value ? [Number(form.elements.lat.value), Number(form.elements.lon.value)] : null;
    if (here) {
      mark(L, map, here);
      map.fitBounds(L.latLngBounds(shown.concat([here])), { padding: [30, 30], maxZoom: 15 });
    }
    map.on('click', function (event) { pick(L, map, event.latlng); });
    document.getElementById('pickCentre').addEventListener('click', function () { pick(L, map, map.getCenter()); });
    document.getElementById('pickFind').addEventListener('click', function () { form.submit(); });
    holder.focus();
  }

  function popup(row) {
    var box = document.createElement('div');
    var link = row.querySelector('h3 a').cloneNode(true);
    var away = document.createElement('p');
    away.textContent = row.querySelector('b') ? row.querySelector('b').textContent : '';
    var jump = document.createElement('a');
    jump.href = '#' + row.id;
    jump.textContent = text.jump;
    box.append(link, away, jump);
    return box;
  }

  var marked = null;
  function mark(L, map, place) {
    if (marked) { marked.remove(); }
    marked = L.marker(place, { icon: L.divIcon({ className: 'pinHere', iconSize: [22, 22] }), alt: text.here, title: text.here, keyboard: false }).addTo(map);
  }

  function pick(L, map, place) {
    var form = document.getElementById('find');
    var wrapped = place.wrap();
    mark(L, map, wrapped);
    form.elements.lat.value = wrapped.lat.toFixed(6);
    form.elements.lon.value = wrapped.lng.toFixed(6);
    form.elements.q.value = '';
    form.elements.street.value = '';
    document.getElementById('pickFind').hidden = false;
    document.getElementById('mapAnswer').textContent = text.picked + wrapped.lat.toFixed(5) + ', ' + wrapped.lng.toFixed(5);
  }
})();
