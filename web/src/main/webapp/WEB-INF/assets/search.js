// Suggestions while one types, on every search box; the boxes work without this file.
(function () {
  'use strict';
  document.querySelectorAll('form.searchbox input[name=q]').forEach(combobox);

  // Tells the search which result was opened for which question; nothing about the visitor.
  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[data-hit]');
    var box = document.querySelector('form.searchbox input[name=q]');
    if (!link || !box || !navigator.sendBeacon) { return; }
    var base = box.form.action.split('/search/search')[0];
    navigator.sendBeacon(base + '/api/v1/search/opened', new URLSearchParams({ q: box.defaultValue, id: link.dataset.hit }));
  });

  function combobox(input) {
    var form = input.form;
    var list = document.createElement('ul');
    list.className = 'suggestions';
    list.id = input.id + '-suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', '搜索建议');
    list.hidden = true;
    form.appendChild(list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('autocomplete', 'off');
    var active = -1, composing = false, timer = 0, asked = null;

    // While an input method composes, keys belong to it and the text is not what is meant.
    input.addEventListener('compositionstart', function () { composing = true; close(); });
    input.addEventListener('compositionend', function () { composing = false; later(); });
    input.addEventListener('input', function (event) { if (!composing && !event.isComposing) { later(); } });
    input.addEventListener('blur', function () { setTimeout(close, 150); });
    input.addEventListener('keydown', function (event) {
      if (composing || event.isComposing || event.keyCode === 229) { return; }
      var open = !list.hidden;
      if (event.key === 'ArrowDown' && !open) { later(); event.preventDefault(); }
      else if (event.key === 'ArrowDown') { move(1); event.preventDefault(); }
      else if (event.key === 'ArrowUp' && open) { move(-1); event.preventDefault(); }
      else if (event.key === 'Escape' && open) { close(); event.preventDefault(); }
      else if (event.key === 'Enter' && open && active >= 0) { choose(list.children[active]); event.preventDefault(); }
    });
    list.addEventListener('mousedown', function (event) { event.preventDefault(); });
    list.addEventListener('click', function (event) {
      var option = event.target.closest('li');
      if (option) { choose(option); }
    });

    function later() { clearTimeout(timer); timer = setTimeout(ask, 120); }

    function ask() {
      var text = input.value.trim();
      if (asked) { asked.abort(); }
      if (!text) { close(); return; }
      asked = new AbortController();
      var base = form.action.split('/search/search')[0];
      fetch(base + '/api/v1/suggestions?q=' + encodeURIComponent(text), { signal: asked.signal })
        .then(function (answer) { return answer.ok ? answer.json() : [text, []]; })
        .then(function (answer) { if (input.value.trim() === text && document.activeElement === input) { show(answer[1]); } })
        .catch(function () { close(); });
    }

    function show(words) {
      list.textContent = '';
      words.forEach(function (word, i) {
        var option = document.createElement('li');
        option.id = list.id + '-' + i;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.textContent = word;
        list.appendChild(option);
      });
      active = -1;
      list.hidden = words.length === 0;
      input.setAttribute('aria-expanded', String(!list.hidden));
      input.removeAttribute('aria-activedescendant');
    }

    function move(step) {
      var count = list.children.length;
      if (active >= 0) { list.children[active].setAttribute('aria-selected', 'false'); }
      active = (active + step + count + (active < 0 && step < 0 ? 1 : 0)) % count;
      list.children[active].setAttribute('aria-selected', 'true');
      input.setAttribute('aria-activedescendant', list.children[active].id);
    }

    function choose(option) { input.value = option.textContent; close(); form.requestSubmit(); }

    function close() {
      clearTimeout(timer);
      list.hidden = true;
      active = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }
  }
})();
