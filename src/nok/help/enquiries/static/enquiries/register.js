// The registering screen, when scripts run: a key for each answer, what will be counted as it is answered, and what is
// half-made put aside by itself. Without scripts the same buttons do the same.
(() => {
  const form = document.querySelector('form[data-quick]');
  const counted = document.getElementById('telt');
  let [waiting, asking] = [0, null];

  const isShown = (element) => element.checkVisibility();
  const isTyped = (element) => element.matches('select, textarea, input:not([type=radio], [type=checkbox])');

  // Keys are the form's own: they do nothing while the focus is elsewhere.
  form.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyped(event.target)) return;
    const key = CSS.escape(event.key.toLowerCase());
    const wanted = [...form.querySelectorAll(`[data-key="${key}"]`)].find(isShown);
    if (!wanted) return;
    event.preventDefault();
    if (event.repeat) return;
    wanted.focus();
    wanted.click();
  });

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(tell, 250);
  }

  function stop() {
    clearTimeout(waiting);
    if (asking) asking.abort();
    asking = null;
  }

  function tell() {
    stop();
    const body = new URLSearchParams(new FormData(form));
    body.set('do', form.dataset.quick);
    const ask = new XMLHttpRequest();
    asking = ask;
    ask.open('POST', form.action);
    ask.responseType = 'document';
    ask.onload = () => {
      const told = ask.response?.getElementById('telt');
      if (told && asking === ask) counted.replaceChildren(...told.childNodes);
    };
    ask.send(body);
  }

  form.addEventListener('change', later);
  form.addEventListener('submit', stop);

  // Ten seconds to regret in; said in words, and not read aloud each second.
  const undo = document.querySelector('form[data-undo]');
  if (undo) {
    const words = undo.querySelector('p');
    const ends = Date.now() + 1000 * undo.dataset.undo;
    const clock = setInterval(() => {
      const left = Math.ceil((ends - Date.now()) / 1000);
      if (left > 0) words.textContent = words.textContent.replace(/\d+/, left);
      else {
        clearInterval(clock);
        if (undo.contains(document.activeElement)) first.focus();
        undo.remove();
      }
    }, 250);
  }

  const first = form.querySelector('fieldset[aria-describedby] input, [aria-invalid=true], [name=channel]:checked');
  first?.focus({ preventScroll: !form.querySelector('[aria-describedby$=_error]') });
})();
