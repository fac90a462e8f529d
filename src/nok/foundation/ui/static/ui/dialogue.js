// The dialogue, when scripts run: however many steps are taken, the history holds one. Without scripts the forms do
// the same, with more steps in the history.
(() => {
  // What was answered takes the place of what stands here: the same address, the same step in the history.
  function show(answer) {
    const main = answer.querySelector('main');
    document.title = answer.title;
    document.querySelector('main').replaceWith(main);
    scrollTo(0, 0);
    const first = main.querySelector('[aria-invalid=true], [role=status]:not([hidden])') || main.querySelector('h1');
    if (!first.matches('input, textarea')) first.tabIndex = -1;
    first.focus();
  }

  // Nobody answered, or it was too much at once: what was typed stands, and the same button sends it again.
  function stay(form, why) {
    form.querySelector('[data-told]')?.remove();
    const told = document.querySelector(`[data-told=${why}]`).cloneNode(true);
    told.hidden = false;
    form.append(told);
    told.focus();
  }

  // One step at a time. Whoever leaves is not brought back by an answer that was on its way.
  let asking = null;
  addEventListener('leave', () => {
    if (asking) asking.abort();
    asking = null;
  });

  addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('[data-step]')) return;
    event.preventDefault();
    if (asking) return;
    const body = new URLSearchParams(new FormData(form));
    if (event.submitter?.name) body.append(event.submitter.name, event.submitter.value);
    const ask = new XMLHttpRequest();
    asking = ask;
    ask.open('POST', form.action);
    ask.responseType = 'document';
    ask.onloadend = () => {
      if (asking !== ask) return;
      asking = null;
      const answer = ask.response;
      if (ask.status === 413) stay(form, 'long');
      else if (!answer?.querySelector('main')) stay(form, 'away');
      else if (new URL(ask.responseURL).pathname !== location.pathname) location.replace(ask.responseURL);
      else if (answer.querySelector('.quiet')) show(answer);
      else stay(form, 'away');
    };
    ask.send(body);
  });
})();
