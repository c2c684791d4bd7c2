import { get } from './api.js';
import { byId, show } from './dom.js';
import { day } from './labels.js';

/** A form that asks one public question and shows the answer in words. */
function asks(id, question) {
  byId(id).addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const output = form.querySelector('output');
    question(new FormData(form))
      .then((text) => (output.textContent = text))
      .catch((error) => (output.textContent = error.message));
  });
}

async function track(form) {
  const { code, completion } = await get(`/tracking/${encodeURIComponent(form.get('code').trim())}`);
  return `${code}: ${completion.vi}`;
}

/** The address in a receipt's QR code names the dossier. */
function trackAtOnce(code) {
  if (!code) return;
  byId('tracking-code').value = code;
  byId('tracking').requestSubmit();
}

async function deadline(form) {
  const answer = await get('/calendar/deadline', {
    from: `${form.get('from')}:00+07:00`,
    length: form.get('length'),
    unit: 'working-day',
  });
  const skipped = answer.days.filter(({ counted }) => !counted).length;
  return `Hẹn trả ngày ${day(answer.dueOn)}; ${skipped} ngày không tính${answer.provisional ? ' (lịch tạm tính)' : ''}.`;
}

/** What everyone may use; figures that are still running need a sign-in. */
export function welcome(issuer, signIn) {
  show('welcome', true);
  for (const id of ['sign-in', 'sign-in-too']) {
    show(id, issuer);
    byId(id).addEventListener('click', () => void signIn());
  }
  show('no-sign-in', !issuer);
  asks('tracking', track);
  trackAtOnce(new URLSearchParams(location.search).get('ma'));
  asks('deadline', deadline);
}
