// Comfort only: every page is whole without it.

const day = 86_400_000;

/** A slider beside the day of a case: from its first day to today. */
const addSlider = field => {
  const first = Date.parse(field.dataset.first);
  const last = Math.max(Date.now(), Date.parse(field.value));
  const slider = Object.assign(document.createElement('input'), {
    type: 'range',
    min: '0',
    max: String(Math.ceil((last - first) / day)),
    value: String(Math.round((Date.parse(field.value) - first) / day)),
  });
  slider.setAttribute('aria-label', field.labels[0].textContent.trim());
  slider.addEventListener('input', () => {
    field.value = new Date(first + Number(slider.value) * day).toISOString().slice(0, 10);
  });
  slider.addEventListener('change', () => field.form.requestSubmit());
  field.form.querySelector('.slider').append(slider);
};

/** Arrow keys go from mark to mark of the picture, of which one is in the order of tabs. */
const walkMarks = picture => {
  const marks = [...picture.querySelectorAll('a')];
  const stand = at => {
    for (const [index, mark] of marks.entries()) mark.setAttribute('tabindex', index === at ? '0' : '-1');
  };
  stand(0);
  picture.addEventListener('keydown', event => {
    const at = marks.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (at < 0 || to === undefined || !marks[to]) return;
    event.preventDefault();
    stand(to);
    marks[to].focus();
  });
};

/** The link that cites is copied where it can be. */
const copyCitation = link => {
  link.addEventListener('click', async event => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    await navigator.clipboard.writeText(link.href);
    link.after(' ✓');
  });
};

for (const field of document.querySelectorAll('input[data-first]')) addSlider(field);
for (const picture of document.querySelectorAll('svg.timeline')) if (picture.querySelector('a')) walkMarks(picture);
for (const link of document.querySelectorAll('a[data-cite]')) copyCitation(link);
