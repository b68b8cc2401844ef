// The candidate's page of one sitting. Every change is written into a chained journal in this
// browser first (IndexedDB), sent at once, and called saved only when the server has committed it.
(function () {
  'use strict';
  var $ = function (id) { return document.getElementById(id); };
  var base = document.body.dataset.base || '';
  var sitting = new URLSearchParams(location.search).get('id') || '';
  var api = base + '/api/v1/sittings/' + encodeURIComponent(sitting) + '/';
  var PULSE = 1200, TYPING = 600, TYPED = 800, SAVE_TIMEOUT = 8000, BRING = 3000, BATCH = 50, MOST_FACTS = 300, HAND_IN = 300, HAND_IN_MOST = 9600;

  var texts = {};
  document.querySelectorAll('#texts dt').forEach(function (dt) { texts[dt.textContent] = dt.nextElementSibling.textContent; });
  function say(key) {
    var values = Array.prototype.slice.call(arguments, 1);
    return (texts[key] || key).replace(/\{(\d)\}/g, function (all, i) { return values[i]; });
  }

  // SHA-256 (FIPS 180-4): the browser's own is missing where the room has no TLS.
  var K = (function () {
    var k = [], n = 2, i;
    function frac(x) { return ((x - Math.floor(x)) * 4294967296) | 0; }
    while (k.length < 64) { for (i = 2; i * i <= n && n % i; i++) {} if (i * i > n) { k.push(frac(Math.cbrt(n))); } n++; }
    return k;
  })();
  function sha256(text) {
    var bytes = new TextEncoder().encode(text), l = bytes.length, n = ((l + 8) >> 6) + 1;
    var w = new Int32Array(64), block = new Uint8Array(n * 64), view;
    var h = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
    block.set(bytes); block[l] = 0x80; view = new DataView(block.buffer);
    view.setUint32(n * 64 - 8, Math.floor(l / 536870912)); view.setUint32(n * 64 - 4, (l << 3) >>> 0);
    function r(x, c) { return (x >>> c) | (x << (32 - c)); }
    for (var o = 0; o < n * 64; o += 64) {
      for (var t = 0; t < 64; t++) {
        if (t < 16) { w[t] = view.getInt32(o + t * 4); continue; }
        var a1 = w[t - 15], b1 = w[t - 2];
        w[t] = (w[t - 16] + (r(a1, 7) ^ r(a1, 18) ^ (a1 >>> 3)) + w[t - 7] + (r(b1, 17) ^ r(b1, 19) ^ (b1 >>> 10))) | 0;
      }
      var a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], j = h[7];
      for (t = 0; t < 64; t++) {
        var t1 = (j + (r(e, 6) ^ r(e, 11) ^ r(e, 25)) + ((e & f) ^ (~e & g)) + K[t] + w[t]) | 0;
        var t2 = ((r(a, 2) ^ r(a, 13) ^ r(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        j = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
      }
      [a, b, c, d, e, f, g, j].forEach(function (x, i) { h[i] = (h[i] + x) | 0; });
    }
    return h.map(function (x) { return (x >>> 0).toString(16).padStart(8, '0'); }).join('');
  }

  // ---- journal in this browser ----
  var db = null;
  function openDb() {
    return new Promise(function (done) {
      var request;
      try { request = indexedDB.open('exam-journal', 1); } catch (e) { done(null); return; }
      request.onupgradeneeded = function () {
        request.result.createObjectStore('pages', { keyPath: ['sitting', 'epoch'] });
        request.result.createObjectStore('lines', { keyPath: ['sitting', 'epoch', 's'] });
      };
      request.onsuccess = function () { done(request.result); };
      request.onerror = request.onblocked = function () { done(null); };
    });
  }
  function keep(store, value) {
    if (!db) { return; }
    try {
      var work = db.transaction(store, 'readwrite');
      work.onabort = memoryOnly;
      work.objectStore(store).put(value);
    } catch (e) { memoryOnly(); }
  }
  // The browser has no room for the journal (or took it away): said once, from here on it is in memory.
  function memoryOnly() {
    if (db) { db = null; notice(say('memory')); }
  }
  function mine(store) {
    return new Promise(function (done) {
      if (!db) { done([]); return; }
      var range = IDBKeyRange.bound([sitting], [sitting, []]);
      var request = db.transaction(store).objectStore(store).getAll(range);
      request.onsuccess = function () { done(request.result); };
      request.onerror = function () { done([]); };
    });
  }
  // The question on the screen, for when the page is opened again in this browser.
  function keepPlace() { try { localStorage.setItem('exam-place-' + sitting, epoch + ' ' + questions[current].no); } catch (e) { return; } }
  function place() {
    var kept = [];
    try { kept = (localStorage.getItem('exam-place-' + sitting) || '').split(' '); } catch (e) { kept = []; }
    // Somewhere else in between: where the last answer was given there.
    return Number(kept[0]) === epoch - 1 ? Number(kept[1]) : lastQuestion;
  }
  function forget() {
    try { localStorage.removeItem('exam-place-' + sitting); } catch (e) { lastQuestion = 0; }
    if (!db) { return; }
    var range = IDBKeyRange.bound([sitting], [sitting, []]);
    var work = db.transaction(['pages', 'lines'], 'readwrite');
    work.objectStore('pages').delete(range); work.objectStore('lines').delete(range);
  }

  // ---- talking to the server ----
  function ask(method, act, token, body, options) {
    var stop = (options && options.stop) || new AbortController();
    var timer = setTimeout(function () { stop.abort(); }, (options && options.timeout) || SAVE_TIMEOUT);
    var headers = {};
    if (token) { headers['X-Sitting-Token'] = token; }
    if (body) { headers['Content-Type'] = 'application/json'; }
    if (act === 'open') { safeBrowser(headers); }
    var began = performance.now();
    return fetch(api + act, {
      method: method, headers: headers, body: body ? JSON.stringify(body) : undefined, cache: 'no-store',
      credentials: act === 'open' ? 'same-origin' : 'omit', signal: stop.signal,
      keepalive: !!(options && options.keepalive)
    }).then(function (response) {
      var ended = performance.now();
      return response.json().then(function (json) {
        clearTimeout(timer);
        setClock(json.now || Number(response.headers.get('X-Sitting-Now')), began, ended);
        json.httpStatus = response.status;
        if (response.status >= 500) { throw new Error('status ' + response.status); }
        return json;
      });
    }).catch(function (e) { clearTimeout(timer); throw e; });
  }

  // The server read its clock somewhere between the two moments: what was asked fastest is the most
  // exact. A sample that excludes the clock kept so far shows that this device slept.
  function setClock(told, began, ended) {
    if (!told) { return; }
    var took = ended - began;
    if (took <= fastest || offset < told - ended - 5 || offset > told - began + 5) {
      fastest = took; offset = told - (began + ended) / 2;
    }
  }

  // Safe Exam Browser on macOS and iOS sets no headers; it tells its keys to the page.
  function safeBrowser(headers) {
    var keys = window.SafeExamBrowser && window.SafeExamBrowser.security;
    if (keys && keys.configKey) { headers['X-Sitting-Config-Key'] = keys.configKey; }
    if (keys && keys.browserExamKey) { headers['X-Sitting-Exam-Key'] = keys.browserExamKey; }
  }

  // ---- state ----
  var token, epoch, deadline = 0, grace = 0, offset = 0, state = 'PREPARED', seq = 0, noticeNumber = 0;
  var lastHash = '', lines = [], acked = 0, answers = {}, flags = {}, questions = [], current = 0, showAll = false;
  var fastest = Infinity, heldBack = false, attempt = 0, retry = 0, handCall = null, told = false;
  var resting = [], bringing = null, stale = false, handWait = HAND_IN;
  var sending = false, failures = 0, online = true, over = false, handing = false, facts = 0, announced = {}, typing = {}, lastQuestion = 0;
  function now() { return offset + performance.now(); }
  function unsent() { return lines.slice(acked); }
  function closedAt(moment) { return over || state !== 'RUNNING' || moment >= deadline; }
  function locked() { return closedAt(now()); }

  function write(kind, question, list, madeAt) {
    var line = { s: lines.length + 1, k: kind, q: question, v: JSON.stringify(list), t: Math.floor(madeAt || now()) };
    line.h = sha256([lastHash, line.s, line.k, line.q, line.t, line.v].join('\n'));
    lastHash = line.h;
    lines.push(line);
    keep('lines', Object.assign({ sitting: sitting, epoch: epoch }, line));
    pump();
  }
  function pump() {
    if (sending || over || handing || heldBack) { return; }
    var batch = unsent().slice(0, BATCH);
    if (!batch.length) { return; }
    sending = true;
    ask('POST', 'save', token, { entries: batch }).then(function (receipt) {
      sending = false; linkUp();
      if (receipt.httpStatus >= 400) { failures++; setTimeout(pump, 2000); return; }
      var last = lines[receipt.acked - 1];
      if (last && last.h !== receipt.hash) { location.reload(); return; }
      took(receipt);
      // Made while the clock stood: it counts when the clock runs again.
      heldBack = receipt.refusal === 'sitting.paused' && state === 'PAUSED';
      if (receipt.fenced) { fenced(); return; }
      if (receipt.refusal === 'sitting.closed') { finished(); return; }
      if (receipt.refusal && receipt.refusal !== 'sitting.paused' && receipt.refusal !== 'sitting.over' && receipt.refusal !== 'sitting.gap') { location.reload(); return; }
      if (!receipt.refusal) { pump(); }
    }).catch(function () {
      sending = false; linkDown(); failures++;
      setTimeout(pump, Math.min(4000, 500 * Math.pow(2, Math.min(failures, 3))));
    });
  }
  function took(receipt) {
    failures = 0;
    if (receipt.acked > acked) {
      acked = receipt.acked;
      keep('pages', { sitting: sitting, epoch: epoch, token: token, acked: acked });
    }
    seq = Math.max(seq, receipt.seq || 0);
    moveDeadline(receipt.deadline); become(receipt.state);
    paintStates();
  }
  function linkDown() {
    if (online) { speak(say('link.off.text')); }
    online = false; $('link').textContent = say('link.off'); $('link').className = 'link off'; paintStates();
  }
  function linkUp() {
    if (!online) { speak(say('link.back')); }
    online = true; $('link').textContent = say('link.on'); $('link').className = 'link';
  }

  function pulse() {
    if (over) { return; }
    ask('GET', 'pulse', token, null, { timeout: 5000 }).then(function (p) {
      linkUp();
      if (p.httpStatus < 400 && p.state) {
        if (p.epoch > epoch) { fenced(); return; }
        if (p.state === 'CLOSED') { finished(); return; }
        moveDeadline(p.deadline); become(p.state);
        if (p.noticeNumber > noticeNumber) { noticeNumber = p.noticeNumber; notice(say('notice', p.notice)); }
        if ((p.seq > seq || stale) && !unsent().length) { refresh(p.seq); }
      }
      if (unsent().length) { pump(); }
      if (state === 'RUNNING') { bring().catch(function () {}); }
    }).catch(linkDown).then(function () { setTimeout(pulse, PULSE); });
  }
  function refresh(upTo) {
    ask('GET', 'standing', token).then(function (s) {
      // What is being typed would be lost with its field; the next pulse asks again.
      if (s.httpStatus >= 400 || unsent().length || Object.keys(typing).length) { return; }
      seq = upTo; stale = false; answers = s.answers; flags = {};
      s.flagged.forEach(function (n) { flags[n] = true; });
      questions.forEach(function (q) { fill(q); });
      paintStates();
    }).catch(function () {});
  }
  function moveDeadline(to) {
    if (!to || to === deadline) { return; }
    if (deadline && to > deadline) {
      notice(say('extended', clockTime(to))); announced = {};
    }
    handWait = HAND_IN; deadline = to; tick();
  }
  function become(next) {
    if (!next || next === state) { return; }
    flushTyping();
    var before = state; state = next; heldBack = false;
    if (next === 'PAUSED') { notice(say('paused.title') + '：' + say('paused.text')); }
    if (before === 'PAUSED' && next === 'RUNNING') { notice(say('resumed')); pump(); }
    lock();
  }

  // ---- clock ----
  function clockTime(ms) { return new Date(ms).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false }); }
  function tick() {
    if (over || !deadline) { return; }
    if (state === 'PAUSED') { return; }
    var left = deadline - now(), seconds = Math.max(0, Math.ceil(left / 1000));
    var h = Math.floor(seconds / 3600), m = Math.floor(seconds / 60) % 60, s = seconds % 60;
    $('clock').textContent = (h ? h + ':' : '') + String(m).padStart(2, '0') + ':' + String(s).padStart(2, '0');
    $('clock').parentNode.classList.toggle('last', seconds <= 300);
    [10, 5, 1].forEach(function (minutes) {
      if (seconds <= minutes * 60 && seconds > minutes * 60 - 20 && !announced[minutes]) { announced[minutes] = true; speak(say('left', minutes)); }
    });
    if (left <= 0 && !handing) {
      flushTyping(); lock();
      if (!announced.up) { announced.up = true; speak(say('time-up')); }
      if (!online) { timeUpOffline(); }
      // Refused, it is tried again, each time after twice the wait.
      retry = setTimeout(function () { handing = false; handIn(true); }, handWait); handing = 'soon';
      handWait = Math.min(HAND_IN_MOST, 2 * handWait);
    }
  }
  function timeUpOffline() {
    if (!told) { told = true; notice(say('time-up.offline', Math.round(grace / 6) / 10)); }
  }

  // ---- handing in ----
  function handIn(timeUp) {
    if (over || handing === true) { return; }
    var mine = ++attempt;
    handing = true; flushTyping(); lock(); handCall = new AbortController();
    $('really').disabled = true; $('check-problem').textContent = say('handing');
    brought(timeUp).then(function () {
      return mine !== attempt ? null : ask('POST', 'hand-in', token, { entries: unsent().slice(0, 450), last: lines.length, timeUp: !!timeUp }, { stop: handCall });
    }).then(function (receipt) {
      if (!receipt) { return; }
      if (receipt.closed) { linkUp(); done(receipt); return; }
      if (mine !== attempt) { return; }
      handing = false; linkUp();
      acked = Math.max(acked, receipt.acked || 0); moveDeadline(receipt.deadline); $('really').disabled = false;
      if (receipt.refusal === 'sitting.fenced') { fenced(); return; }
      if (receipt.refusal === 'sitting.gap' && unsent().length) { handIn(timeUp); return; }
      if (receipt.refusal === 'sitting.not-yet') { lock(); return; }
      $('check-problem').textContent = say('hand-in.refused'); lock();
    }).catch(function () {
      if (mine !== attempt) { return; }
      $('check-problem').textContent = say('hand-in.failed'); linkDown(); handing = 'soon';
      if (now() >= deadline) { timeUpOffline(); }
      retry = setTimeout(function () { handing = false; handIn(timeUp || now() >= deadline); }, 2000);
    });
  }
  // Answers of earlier pages go first; once the time is up they hold the hand-in up for a moment only.
  function brought(timeUp) {
    if (!timeUp) { return bring(); }
    return Promise.race([bring().catch(function () {}), new Promise(function (go) { setTimeout(go, BRING); })]);
  }
  // Going back to the paper takes back a hand-in that has not arrived, as long as there is time.
  function takeBack() {
    if (!handing || over || now() >= deadline) { return; }
    attempt++; clearTimeout(retry); handCall.abort();
    handing = false; $('really').disabled = false; $('check-problem').textContent = '';
    lock(); pump();
  }
  function finished() {
    if (over) { return; }
    ask('POST', 'hand-in', token, { entries: [], last: 0, timeUp: false }).then(function (receipt) {
      if (receipt.closed) { done(receipt); } else { stop(say('closed.title'), say('closed.text')); }
    }).catch(function () { setTimeout(finished, 2000); });
  }
  function done(receipt) {
    over = true; forget(); $('notices').replaceChildren();
    $('exam').hidden = true; $('check').hidden = true; $('done').hidden = false;
    $('done-text').textContent = say('done.' + receipt.by, clockTime(receipt.submittedAt), receipt.answered, receipt.questions);
    $('done-code').textContent = say('done.code', receipt.code);
    if (receipt.result) { showResult(receipt.result); }
    $('result').href = base + '/my/exam/result?id=' + sitting;
    $('clock').textContent = '--:--'; $('link').textContent = '';
    $('done-title').focus();
  }
  function showResult(result) {
    $('done-result').hidden = false;
    $('done-marks').textContent = say('result.' + result.outcome) + ' · ' + say('result.of', result.marks, result.full, result.pass);
    $('done-marks').className = 'badge ' + (result.outcome === 'PASSED' ? 'right' : result.outcome === 'FAILED' ? 'wrong' : '');
    $('done-areas').replaceChildren();
    result.areas.forEach(function (area) {
      $('done-areas').append(element('dt', {}, [area.area]), element('dd', {}, [say('result.area', area.marks, area.full)]));
    });
  }
  function fenced() {
    if (over) { return; }
    flushTyping();
    over = true;
    stop(say('fenced.title'), say('fenced.text')); $('here').hidden = false;
    resting.push({ page: { epoch: epoch, token: token, acked: acked }, lines: lines });
    bringAll();
  }
  function stop(title, text) {
    over = true;
    $('exam').hidden = true; $('check').hidden = true; $('waiting').hidden = true; $('stopped').hidden = false;
    $('stopped-title').textContent = title; $('stopped-text').textContent = text; $('stopped-title').focus();
  }
  // What an earlier page of this browser wrote and could not send, under that page's own secret. True
  // when the clock stands: what was written meanwhile counts when it runs again.
  function deliver(page, written) {
    var from = page.acked || 0, left = written.slice(from);
    if (!left.length) { return Promise.resolve(false); }
    return ask('POST', 'save', page.token, { entries: left.slice(0, 400).map(function (l) { return { s: l.s, k: l.k, q: l.q, v: l.v, t: l.t, h: l.h }; }) })
      .then(function (receipt) {
        // Not understood now: it stays, shown and kept, and is tried again.
        if (receipt.httpStatus >= 400) { return true; }
        page.acked = receipt.acked;
        keep('pages', { sitting: sitting, epoch: page.epoch, token: page.token, acked: page.acked });
        if (receipt.refusal === 'sitting.paused') { return true; }
        return !receipt.refusal && page.acked > from ? deliver(page, written) : false;
      });
  }
  // Earlier pages that had to wait for the clock, once more.
  function bring() {
    if (bringing || !resting.length) { return bringing || Promise.resolve(); }
    bringing = resting.reduce(function (chain, old) {
      return chain.then(function () { return deliver(old.page, old.lines); }).then(function (stands) {
        if (!stands) { resting = resting.filter(function (o) { return o !== old; }); stale = true; }
      });
    }, Promise.resolve());
    function free() { bringing = null; }
    bringing.then(free, free);
    return bringing;
  }
  function bringAll() {
    bring().catch(function () { failures++; }).then(function () { if (resting.length) { setTimeout(bringAll, 3000); } });
  }
  function restingLines() {
    return resting.reduce(function (all, old) { return all.concat(old.lines.slice(old.page.acked || 0)); }, []);
  }

  // ---- painting ----
  function element(name, attributes, content) {
    var e = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (k) { if (attributes[k] !== null) { e.setAttribute(k, attributes[k]); } });
    (content || []).forEach(function (c) { e.append(c); });
    return e;
  }
  function html(name, attributes, markup) { var e = element(name, attributes); e.innerHTML = markup; return e; }
  function letter(i) { return String.fromCharCode(65 + i); }
  function kind(q) { return q.type === 'SINGLE_CHOICE' ? 'SINGLE' : q.type === 'MULTIPLE_CHOICE' ? 'MULTIPLE' : q.type; }
  function choices(q) {
    return kind(q) === 'TRUE_FALSE' ? [{ id: 'true', html: say('true') }, { id: 'false', html: say('false') }] : q.options || [];
  }
  function draw(q) {
    var box = element('section', { 'class': 'panel q', id: 'q' + q.no, 'aria-labelledby': 'q' + q.no + '-head' });
    var head = element('h2', { id: 'q' + q.no + '-head', tabindex: '-1' });
    head.append(say('question', q.no) + ' ', element('span', { 'class': 'tag' }, [say('kind.' + q.type)]), ' ', element('span', { 'class': 'tag' }, [say('marks', q.marks)]));
    var flag = element('button', { type: 'button', 'class': 'button second flagger', 'aria-pressed': 'false' }, [say('flag')]);
    flag.addEventListener('click', function () { toggleFlag(q); });
    box.append(element('div', { 'class': 'q-head' }, [head, element('span', { 'class': 'q-state' }), flag]));
    box.append(html('div', { 'class': 'stem', id: 'q' + q.no + '-stem' }, q.stem));
    (q.pictures || []).forEach(function (p) { if (box.querySelectorAll('.stem img[src="' + p + '"]').length === 0) { box.append(element('img', { src: p, alt: say('picture', q.no) })); } });
    var k = kind(q);
    if (k === 'SINGLE' || k === 'MULTIPLE' || k === 'TRUE_FALSE') {
      var group = element('div', { role: k === 'MULTIPLE' ? 'group' : 'radiogroup', 'aria-labelledby': 'q' + q.no + '-head q' + q.no + '-stem' });
      choices(q).forEach(function (o, i) {
        var input = element('input', { type: k === 'MULTIPLE' ? 'checkbox' : 'radio', name: 'q' + q.no, value: o.id });
        group.append(element('label', { 'class': 'pick' }, [input, element('span', { 'class': 'letter' }, [letter(i) + '.']), html('span', { 'class': 'body' }, o.html)]));
      });
      group.addEventListener('change', function () { collect(q); });
      box.append(group);
    } else if (k === 'ORDERING') {
      box.append(element('ol', { 'class': 'orders' }));
      var take = element('button', { type: 'button', 'class': 'button second take' }, [say('order.done')]);
      take.addEventListener('click', function () { answer(q, q.order.slice()); });
      box.append(take);
    } else if (k === 'MATCHING') {
      (q.options || []).forEach(function (o, i) {
        var select = element('select', { id: 'q' + q.no + 'm' + i, 'data-option': o.id }, [element('option', { value: '' }, [say('match.none')])]);
        (q.targets || []).forEach(function (t) { var e = html('option', { value: t.id }, t.html); e.textContent = e.textContent; select.append(e); });
        select.addEventListener('change', function () { collect(q); });
        box.append(element('div', { 'class': 'match' }, [html('label', { 'for': 'q' + q.no + 'm' + i }, o.html), select]));
      });
    } else {
      var field = element('input', { type: 'text', id: 'q' + q.no + 'i', maxlength: '1000', autocomplete: 'off', inputmode: k === 'NUMERIC' ? 'decimal' : null });
      field.addEventListener('input', function () {
        if (locked()) { flushTyping(); fill(q); return; }
        typed(q);
      });
      field.addEventListener('blur', flushTyping);
      box.append(element('div', { 'class': 'field' }, [element('label', { 'for': 'q' + q.no + 'i' }, [say(k === 'NUMERIC' ? 'number' : 'text')]), field]));
    }
    q.box = box; q.head = head; q.stateBox = box.querySelector('.q-state'); q.flagger = flag;
    return box;
  }
  function drawOrder(q) {
    var list = q.box.querySelector('.orders');
    list.textContent = '';
    q.order.forEach(function (id, i) {
      var option = q.options.filter(function (o) { return o.id === id; })[0];
      var up = element('button', { type: 'button', 'aria-label': say('up') + ' ' + (i + 1) }, ['↑']);
      var down = element('button', { type: 'button', 'aria-label': say('down') + ' ' + (i + 1) }, ['↓']);
      up.disabled = i === 0 || locked(); down.disabled = i === q.order.length - 1 || locked();
      up.addEventListener('click', function () { swap(q, i, i - 1, 0); });
      down.addEventListener('click', function () { swap(q, i, i + 1, 1); });
      list.append(element('li', {}, [html('span', { 'class': 'body' }, option.html), up, down]));
    });
  }
  function swap(q, from, to, which) {
    if (locked()) { return; }
    var id = q.order[from]; q.order[from] = q.order[to]; q.order[to] = id;
    drawOrder(q); answer(q, q.order.slice());
    var buttons = q.box.querySelectorAll('.orders li')[to].querySelectorAll('button');
    (buttons[which].disabled ? buttons[1 - which] : buttons[which]).focus();
  }
  function fill(q) {
    var value = answers[q.no] || [], k = kind(q);
    if (k === 'ORDERING') {
      q.order = value.length ? value.slice() : (q.order || q.options.map(function (o) { return o.id; }));
      drawOrder(q);
    } else if (k === 'MATCHING') {
      q.box.querySelectorAll('select').forEach(function (s) {
        var pair = value.filter(function (v) { return v.indexOf(s.dataset.option + '>') === 0; })[0];
        s.value = pair ? pair.slice(pair.indexOf('>') + 1) : '';
      });
    } else if (q.box.querySelector('input[type=text]')) {
      if (!typing[q.no]) { q.box.querySelector('input[type=text]').value = value[0] || ''; }
    } else {
      q.box.querySelectorAll('input').forEach(function (i) { i.checked = value.indexOf(i.value) >= 0; });
    }
  }
  function collect(q, madeAt) {
    var k = kind(q), value;
    if (k === 'MATCHING') {
      value = Array.from(q.box.querySelectorAll('select')).filter(function (s) { return s.value; }).map(function (s) { return s.dataset.option + '>' + s.value; });
    } else if (q.box.querySelector('input[type=text]')) {
      var text = q.box.querySelector('input[type=text]').value.trim();
      value = text ? [text] : [];
    } else {
      value = Array.from(q.box.querySelectorAll('input:checked')).map(function (i) { return i.value; });
    }
    answer(q, value, madeAt);
  }
  // A keystroke: written down when the typing pauses, and at the latest so long after the first
  // that is not. What is written was made when the last key was pressed.
  function typed(q) {
    var at = performance.now(), going = typing[q.no] || { since: at };
    clearTimeout(going.timer);
    going.last = now();
    going.timer = setTimeout(function () { commit(q); }, Math.max(0, Math.min(TYPING, going.since + TYPED - at)));
    var begun = !typing[q.no];
    typing[q.no] = going;
    if (begun) { paintStates(); }
  }
  function commit(q) {
    var going = typing[q.no];
    clearTimeout(going.timer); delete typing[q.no];
    collect(q, going.last); paintStates();
  }
  function flushTyping() {
    Object.keys(typing).forEach(function (no) { commit(questions[no - 1]); });
  }
  function answer(q, value, madeAt) {
    if (closedAt(madeAt || now())) { fill(q); return; }
    if (JSON.stringify(answers[q.no] || []) === JSON.stringify(value)) { return; }
    answers[q.no] = value;
    write('ANSWER', q.no, value, madeAt);
    paintStates();
  }
  function toggleFlag(q) {
    if (locked()) { return; }
    flags[q.no] = !flags[q.no];
    write('FLAG', q.no, flags[q.no] ? ['1'] : []);
    paintStates();
    speak(say('question', q.no) + ' ' + say(flags[q.no] ? 'flagged' : 'flag'));
  }
  function isAnswered(q) { return !!(answers[q.no] && answers[q.no].length); }
  function paintStates() {
    var waiting = {}, count = 0;
    unsent().concat(restingLines()).forEach(function (l) { waiting[l.q] = true; });
    questions.forEach(function (q, i) {
      var on = isAnswered(q), flag = !!flags[q.no], wait = !!waiting[q.no] || !!typing[q.no];
      count += on ? 1 : 0;
      var key = [on, flag, wait, i === current].join();
      if (q.painted === key) { return; }
      q.painted = key;
      q.stateBox.textContent = wait ? say('unsent') : on ? say('saved') : '';
      q.stateBox.className = 'q-state ' + (wait ? 'waiting' : on ? 'saved' : '');
      q.flagger.setAttribute('aria-pressed', String(flag)); q.flagger.textContent = flag ? say('flagged') : say('flag');
      q.button.className = (on ? 'on ' : '') + (flag ? 'flag ' : '') + (wait ? 'wait' : '');
      q.button.setAttribute('aria-label', say('question', q.no) + '，' + say(on ? 'answered' : 'none') + (flag ? '，' + say('flagged') : '') + (wait ? '，' + say('unsent') : ''));
      if (i === current) { q.button.setAttribute('aria-current', 'true'); } else { q.button.removeAttribute('aria-current'); }
    });
    $('sheet-count').textContent = say('count', count, questions.length);
  }
  function lock() {
    var no = locked();
    questions.forEach(function (q) {
      q.box.querySelectorAll('input, select, .take, .flagger').forEach(function (e) { e.disabled = no; });
      if (kind(q) === 'ORDERING') { drawOrder(q); }
    });
    $('hand-in').disabled = over || state !== 'RUNNING';
  }
  function show(i, focus) {
    if (i < 0 || i >= questions.length) { return; }
    current = i; keepPlace();
    questions.forEach(function (q, j) { q.box.hidden = !showAll && j !== i; });
    $('previous').disabled = i === 0; $('next').disabled = i === questions.length - 1;
    paintStates();
    if (focus) { questions[i].head.focus({ preventScroll: true }); questions[i].box.scrollIntoView({ block: 'start' }); }
  }
  function speak(text) { $('spoken').textContent = ''; setTimeout(function () { $('spoken').textContent = text; }, 50); }
  function notice(text) {
    var close = element('button', { type: 'button', 'class': 'button second' }, [say('close')]);
    var box = element('div', { 'class': 'notice info' }, [element('p', {}, [text]), close]);
    close.addEventListener('click', function () { box.remove(); });
    while ($('notices').children.length > 2) { $('notices').firstChild.remove(); }
    $('notices').append(box); speak(text);
  }
  function check() {
    flushTyping();
    function list(id, wanted) {
      var ul = $(id); ul.textContent = '';
      wanted.forEach(function (q) {
        var b = element('button', { type: 'button', 'class': 'button second' }, [say('question', q.no)]);
        b.addEventListener('click', function () { backToPaper(); show(q.no - 1, true); });
        ul.append(element('li', {}, [b]));
      });
      return wanted.length;
    }
    var none = list('check-unanswered-list', questions.filter(function (q) { return !isAnswered(q); }));
    var flagged = list('check-flagged-list', questions.filter(function (q) { return flags[q.no]; }));
    $('check-unanswered').textContent = none ? say('check.unanswered', none) : say('check.unanswered.none');
    $('check-flagged').textContent = flagged ? say('check.flagged', flagged) : say('check.flagged.none');
    $('check-unsent').textContent = unsent().length ? say('check.unsent', unsent().length) : '';
    $('check-problem').textContent = '';
    $('exam').hidden = true; $('check').hidden = false; $('check-title').focus();
  }
  function backToPaper() { takeBack(); $('check').hidden = true; $('exam').hidden = false; }

  // ---- facts for the invigilator ----
  var lastFact = '';
  function fact(what) {
    if (locked() || facts >= MOST_FACTS || (what === 'blur' && lastFact === 'hidden')) { return; }
    lastFact = what; facts++; write('FACT', 0, [what]);
  }

  // ---- starting ----
  function start() {
    if (!/^[0-9a-z]{26}$/.test(sitting)) { stop(say('stopped.title'), ''); return; }
    openDb().then(function (opened) {
      db = opened;
      return Promise.all([mine('pages'), mine('lines')]);
    }).then(function (kept) {
      if (!db) { notice(say('memory')); }
      return leftovers(kept[0], kept[1]);
    }).then(open);
  }
  function leftovers(pages, written) {
    var chain = Promise.resolve();
    pages.forEach(function (page) {
      chain = chain.then(function () {
        var own = written.filter(function (l) { return l.epoch === page.epoch; });
        return deliver(page, own).then(function (stands) { if (stands) { resting.push({ page: page, lines: own }); } });
      }).catch(function () { return wait(1500).then(function () { return leftovers([page], written); }); });
    });
    return chain;
  }
  function wait(ms) {
    $('waiting').firstElementChild.textContent = say('retry');
    return new Promise(function (done) { setTimeout(done, ms); });
  }
  function open() {
    return ask('POST', 'open').then(function (o) {
      if (o.httpStatus === 401) { signIn(); return null; }
      if (o.type === '/problems/sitting.early' && o.opensAt) { return untilOpen(o.opensAt).then(open); }
      if (o.httpStatus >= 400) {
        stop(o.type === '/problems/sitting.closed' ? say('closed.title') : say('stopped.title'), o.title);
        if (o.type === '/problems/sitting.closed') { $('stopped-link').href = base + '/my/exam/result?id=' + sitting; $('stopped-link').textContent = $('result').textContent; forget(); }
        return null;
      }
      token = o.token; epoch = o.epoch; lastHash = o.anchor; grace = o.grace; state = o.state; deadline = o.deadline;
      answers = o.answers; lastQuestion = o.lastQuestion; seq = o.seq; noticeNumber = o.noticeNumber;
      o.flagged.forEach(function (n) { flags[n] = true; });
      restingLines().forEach(function (l) {
        if (l.k === 'ANSWER') { answers[l.q] = JSON.parse(l.v); }
        if (l.k === 'FLAG') { flags[l.q] = JSON.parse(l.v).length > 0; }
      });
      keep('pages', { sitting: sitting, epoch: epoch, token: token, acked: 0 });
      $('who').textContent = say('who', o.candidate, o.seat);
      if (o.notice) { notice(say('notice', o.notice)); }
      return fetchSheet();
    }).catch(function () { return wait(1500).then(open); });
  }
  // Before the bell: counts down by the server's clock and opens by itself. Asks again now and then,
  // because the session may be moved; not everybody in the same moment.
  function untilOpen(opensAt) {
    var text = $('waiting').firstElementChild, asks = now() + 45000 + Math.random() * 30000, at = opensAt + Math.random() * 800;
    return new Promise(function (go) {
      var timer = setInterval(function () {
        var seconds = Math.max(0, Math.ceil((opensAt - now()) / 1000));
        text.textContent = say('early', clockTime(opensAt), Math.floor(seconds / 60), seconds % 60);
        if (now() >= Math.min(at, asks)) { clearInterval(timer); text.textContent = say('early.now'); go(); }
      }, 200);
    });
  }
  function signIn() {
    stop(say('stopped.title'), say('signin'));
    $('stopped-link').href = base + '/account/login?next=' + encodeURIComponent(location.pathname + location.search);
    $('stopped-link').textContent = say('signin.link');
  }
  function fetchSheet() {
    return ask('GET', 'sheet', token, null, { timeout: 30000 }).then(function (sheet) {
      if (sheet.httpStatus >= 400) { stop(say('stopped.title'), sheet.title); return; }
      build(sheet);
    }).catch(function () { return wait(1500).then(fetchSheet); });
  }
  function build(sheet) {
    if (questions.length) { return; }
    $('title').textContent = sheet.title; document.title = sheet.title;
    questions = sheet.questions;
    var paper = document.createDocumentFragment(), list = document.createDocumentFragment();
    questions.forEach(function (q, i) {
      paper.append(draw(q));
      q.button = element('button', { type: 'button' }, [String(q.no)]);
      q.button.addEventListener('click', function () { show(i, true); });
      list.append(element('li', {}, [q.button]));
      fill(q);
      q.box.addEventListener('focusin', function () { if (showAll && current !== i) { show(i, false); } });
    });
    $('paper').append(paper); $('sheet').append(list);
    $('waiting').hidden = true; $('exam').hidden = false;
    show(Math.max(0, questions.findIndex(function (q) { return q.no === place(); })), false);
    linkUp(); lock(); tick();
    if (state === 'PAUSED') { notice(say('paused.title') + '：' + say('paused.text')); }
    setInterval(tick, 250); setTimeout(pulse, PULSE);
  }

  $('next').addEventListener('click', function () { show(current + 1, true); });
  $('previous').addEventListener('click', function () { show(current - 1, true); });
  $('hand-in').addEventListener('click', check);
  $('back').addEventListener('click', function () { backToPaper(); show(current, true); });
  $('really').addEventListener('click', function () { handIn(false); });
  $('here').addEventListener('click', function () { location.reload(); });
  $('help').addEventListener('click', function () { $('help-box').showModal(); });
  $('mode').addEventListener('click', function () {
    showAll = !showAll; this.textContent = say(showAll ? 'mode.one' : 'mode.all'); show(current, false);
  });
  var SIZES = ['', 'size-112', 'size-125', 'size-150', 'size-175', 'size-200'];
  function zoom(by) {
    var root = document.documentElement, at = Math.max(0, SIZES.findIndex(function (s) { return s && root.classList.contains(s); }));
    var to = Math.min(SIZES.length - 1, Math.max(0, at + by));
    size(to);
    try { sessionStorage.setItem('exam-size', to); } catch (e) { return; }
  }
  function size(to) {
    var root = document.documentElement;
    SIZES.forEach(function (s) { if (s) { root.classList.remove(s); } });
    if (SIZES[to]) { root.classList.add(SIZES[to]); }
  }
  (function () {
    var kept = null;
    try { kept = sessionStorage.getItem('exam-size'); } catch (e) { kept = null; }
    if (kept !== null) { size(Number(kept)); }
  })();
  $('smaller').addEventListener('click', function () { zoom(-1); });
  $('larger').addEventListener('click', function () { zoom(1); });

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || $('exam').hidden || $('help-box').open || !$('keys').checked) { return; }
    var at = event.target;
    if (at.tagName === 'SELECT' || at.tagName === 'TEXTAREA' || (at.tagName === 'INPUT' && at.type === 'text')) { return; }
    var key = event.key.toLowerCase(), q = questions[current];
    if (!q) { return; }
    if (event.key === '?' || event.key === '？') { $('help-box').showModal(); }
    else if (key === 'n') { show(current + 1, true); }
    else if (key === 'p') { show(current - 1, true); }
    else if (key === 'f') { toggleFlag(q); }
    else if (key.length === 1 && key >= 'a' && key <= 'h') {
      var input = q.box.querySelectorAll('.pick input')[key.charCodeAt(0) - 97];
      if (!input || input.disabled) { return; }
      input.focus({ preventScroll: true }); input.click();
    } else { return; }
    event.preventDefault();
  });

  document.addEventListener('visibilitychange', function () { if (document.hidden) { flushTyping(); fact('hidden'); } else { lastFact = ''; pump(); } });
  window.addEventListener('blur', function () { fact('blur'); });
  document.addEventListener('copy', function () { fact('copy'); });
  document.addEventListener('paste', function () { fact('paste'); });
  window.addEventListener('beforeprint', function () { fact('print'); });
  window.addEventListener('online', pump);
  window.addEventListener('pageshow', function (event) { if (event.persisted) { location.reload(); } });
  window.addEventListener('pagehide', function () {
    if (over || !token) { return; }
    flushTyping();
    var rest = unsent().slice(0, BATCH);
    if (rest.length) { ask('POST', 'save', token, { entries: rest }, { keepalive: true }).catch(function () {}); }
  });
  window.addEventListener('beforeunload', function (event) { flushTyping(); if (!over && unsent().length) { event.preventDefault(); } });
  start();
})();
