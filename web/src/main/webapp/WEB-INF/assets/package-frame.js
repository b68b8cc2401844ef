// The run-time of an item: gives back what it kept, and says that something is stored only when the server has said so.
(function () {
  'use strict';
  var facts = document.body.dataset;
  var item = '?item=' + facts.item;
  var is2004 = facts.edition === '2004';
  function ask(method, path, body) {
    var request = new XMLHttpRequest();
    request.open(method, path, false);
    if (body !== undefined) { request.setRequestHeader('Content-Type', 'application/json'); }
    request.send(body);
    return request;
  }
  // Only the portal may hold this frame (frame-ancestors), so only it hears this.
  function tell(said) { said.from = 'package'; if (window.parent !== window) { window.parent.postMessage(said, '*'); } }
  function length(text) { return text.length; }
  function status(kept) { return String(is2004 ? kept['cmi.completion_status'] || '' : kept['cmi.core.lesson_status'] || ''); }
  function announce(kept) {
    var score = is2004 ? kept['cmi.score.raw'] : kept['cmi.core.score.raw'];
    tell({ stored: true, completed: ['completed', 'passed'].indexOf(status(kept)) >= 0, score: score === undefined || score === null ? '' : String(score) });
  }
  // A page that is being left may not wait for an answer, so it is never told that something is stored.
  var leaving = false;
  ['beforeunload', 'pagehide'].forEach(function (event) { window.addEventListener(event, function () { leaving = true; }); });
  // Somebody who was asked and stays is not leaving.
  ['pageshow', 'pointerdown', 'keydown'].forEach(function (event) { window.addEventListener(event, function () { leaving = false; }, true); });
  var unsent = null;
  var refused = { result: 'false', errorCode: is2004 ? 391 : 101 };
  function store(body, kept) {
    var request = ask('POST', 'commit' + item, body);
    if (request.status === 0 || request.status >= 500) { throw new Error('status ' + request.status); }
    var answer = request.status === 200 ? JSON.parse(request.responseText) : {};
    unsent = null;
    var stored = answer.result === 'true' && answer.stored === length(body);
    if (stored) { announce(kept); } else { tell({ stored: false }); }
    return stored;
  }
  // What could not be sent is sent again, the newest only.
  function again() {
    if (unsent === null || leaving) { return; }
    try { store(unsent, JSON.parse(unsent)); } catch (offline) { /* the next turn tries again */ }
  }
  window.addEventListener('online', again);
  window.setInterval(again, 15000);
  var http = {
    updateSettings: function () {},
    processHttpRequest: function (url, kept) {
      var body = JSON.stringify(kept);
      try {
        return store(body, kept) ? { result: 'true', errorCode: 0 } : refused;
      } catch (failure) {
        if (leaving && navigator.sendBeacon) {
          // The browser delivers this when the page is gone, if it can.
          navigator.sendBeacon('commit' + item, new Blob([body], { type: 'text/plain;charset=UTF-8' }));
        } else {
          unsent = body;
          tell({ stored: false });
        }
        return refused;
      }
    }
  };
  var settings = { autocommit: true, autocommitSeconds: 30, lmsCommitUrl: 'commit' + item, dataCommitFormat: 'flattened', sendFullCommit: true, alwaysSendTotalTime: true, logLevel: 5, httpService: http };
  var kept = {};
  var before = ask('GET', 'state' + item);
  if (before.status === 200) { kept = JSON.parse(before.responseText); }
  var known = Object.keys(kept).length > 0;
  var core = is2004 ? 'cmi.' : 'cmi.core.';
  // What belongs to one visit only is not given back; what was suspended is resumed.
  var suspended = kept[core + 'exit'] === 'suspend' || (known && ['completed', 'passed', 'failed'].indexOf(status(kept)) < 0);
  kept[core + 'session_time'] = '';
  kept[core + 'exit'] = '';
  Object.keys(kept).forEach(function (key) { if (kept[key] === '' || kept[key] === null || typeof kept[key] === 'object') { delete kept[key]; } });
  kept[core + 'entry'] = !known ? 'ab-initio' : suspended ? 'resume' : '';
  kept[core + (is2004 ? 'learner_id' : 'student_id')] = facts.learner;
  kept[core + (is2004 ? 'learner_name' : 'student_name')] = facts.name;
  if (facts.data) { kept['cmi.launch_data'] = facts.data; }
  if (facts.mastery) { kept[is2004 ? 'cmi.scaled_passing_score' : 'cmi.student_data.mastery_score'] = facts.mastery; }
  var api = is2004 ? new window.Scorm2004API(settings) : new window.Scorm12API(settings);
  api.loadFromFlattenedJSON(kept, '');
  if (is2004) { window.API_1484_11 = api; } else { window.API = api; }
  if (known) { announce(kept); }
  document.getElementById('content').src = facts.launch;
})();
