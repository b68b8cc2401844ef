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
    var form = document.getElementById('find');
    var tools = document.getElementById('mapTools');
    // A warning's page shows the map without a place to be picked.
    if (tools) { tools.hidden = false; }
    open.hidden = true;
    var map = L.map(holder, { zoomControl: false, minZoom: 10, maxZoom: 18 });
    map.attributionControl.setPrefix('Leaflet');
    L.control.zoom({ zoomInTitle: text.zoomIn, zoomOutTitle: text.zoomOut }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    (text.tiles || '').split(' ').filter(Boolean).forEach(function (template) {
      L.tileLayer(template, { attribution: text.attribution, subdomains: text.subdomains }).addTo(map);
    });
    var outline = L.geoJSON(boundary, { interactive: false, style: { className: 'district' } }).addTo(map);
    map.fitBounds(outline.getBounds());
    (text.warned || '').split(';').filter(Boolean).forEach(function (ring) {
      L.polygon(ring.split(' ').map(function (pair) { return pair.split(',').map(Number); }), { className: 'warnedArea', interactive: false }).addTo(map);
    });
    var rows = Array.prototype.slice.call(document.querySelectorAll('li[data-lat]')).filter(function (row) { return row.dataset.lat !== ''; });
    var shown = rows.map(placeOf);
    var pins = L.layerGroup().addTo(map);
    map.on('zoomend', function () { arrange(L, map, pins, rows); });
    var here = tools && form.elements.lat.value ? [Number(form.elements.lat.value), Number(form.elements.lon.value)] : null;
    if (here) {
      mark(L, map, here);
      map.fitBounds(L.latLngBounds(shown.concat([here])), { padding: [30, 30], maxZoom: 15 });
    }
    arrange(L, map, pins, rows);
    if (!tools) { holder.focus(); return; }
    map.on('click', function (event) { pick(L, map, event.latlng); });
    document.getElementById('pickCentre').addEventListener('click', function () { pick(L, map, map.getCenter()); });
    document.getElementById('pickFind').addEventListener('click', function () { form.submit(); });
    holder.focus();
  }

  function placeOf(row) { return [Number(row.dataset.lat), Number(row.dataset.lon)]; }

  /** Pins that would cover each other become one that says how many they are; pressing it moves closer. */
  function arrange(L, map, pins, rows) {
    pins.clearLayers();
    var groups = [];
    rows.forEach(function (row) {
      var point = map.latLngToLayerPoint(placeOf(row));
      var near = groups.find(function (group) { return group.point.distanceTo(point) < 44; });
      if (near) { near.rows.push(row); } else { groups.push({ point: point, rows: [row] }); }
    });
    groups.forEach(function (group) {
      var many = group.rows.length > 1;
      var names = group.rows.map(function (row) { return row.id.slice(1) + '. ' + row.dataset.name; }).join('、');
      var icon = L.divIcon({ className: many ? 'pin many' : 'pin', html: many ? group.rows.length + text.many : group.rows[0].id.slice(1), iconSize: many ? [44, 30] : [30, 30] });
      var pin = L.marker(placeOf(group.rows[0]), { icon: icon, title: names, keyboard: true }).addTo(pins);
      pin.getElement().setAttribute('aria-label', names);
      var bounds = L.latLngBounds(group.rows.map(placeOf));
      if (many && map.getZoom() < map.getMaxZoom() && !bounds.getNorthEast().equals(bounds.getSouthWest())) {
        var closer = function () { map.fitBounds(bounds, { padding: [40, 40] }); map.getContainer().focus(); };
        pin.on('click', closer);
        pin.on('keypress', function (event) { if (event.originalEvent.key === 'Enter') { closer(); } });
      } else {
        pin.bindPopup(popup(group.rows));
      }
    });
  }

  function popup(rows) {
    var box = document.createElement('div');
    rows.forEach(function (row) { describe(row, box); });
    return box;
  }

  function describe(row, box) {
    var link = row.querySelector('h3 a').cloneNode(true);
    var away = document.createElement('p');
    away.textContent = row.querySelector('b') ? row.querySelector('b').textContent : '';
    var jump = document.createElement('a');
    jump.href = '#' + row.id;
    jump.textContent = text.jump;
    box.append(link, away, jump);
  }

  var marked = null;
  function mark(L, map, place) {
    if (marked) { marked.remove(); }
    marked = L.marker(place, { icon: L.divIcon({ className: 'pinHere', iconSize: [22, 22] }), title: text.here, keyboard: false, interactive: false }).addTo(map);
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
