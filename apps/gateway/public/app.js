import { all, follow, get } from './api.js';
import { byId, h, show } from './dom.js';
import { PERIODS } from './labels.js';
import { welcome } from './public.js';
import { drawScorecard, forgetShown } from './scorecard.js';
import { finishSignIn, issuer, signedIn, signIn, signOut } from './session.js';

const SCORECARD = 'letter-600-2018';
const SAMPLE = 'DỮ LIỆU MẪU';
const KINDS = {
  province: 'Toàn tỉnh',
  department: 'Sở, ban, ngành',
  room: 'Phòng thuộc Sở',
  'one-stop-centre': 'Trung tâm Hành chính công',
  district: 'Huyện, thị xã, thành phố',
  commune: 'Xã, phường, thị trấn',
};

let following = new AbortController();
let reading = false;
let again = false;

const question = () => ({ period: `${byId('year').value}${byId('part').value}`, scope: byId('scope').value });
const clock = () => new Date().toLocaleTimeString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' });

function say(state, text) {
  byId('live').className = `live ${state}`;
  byId('live').textContent = text;
}

function complain(error) {
  show('error', Boolean(error));
  byId('error').textContent = error ? error.message : '';
  if (error?.status === 401) signOut();
}

/** Reads the figures; a change heard meanwhile makes it read once more. */
async function refresh() {
  if (reading) {
    again = true;
    return;
  }
  reading = true;
  try {
    const asked = question();
    const scorecard = await get(`/scorecards/${SCORECARD}`, asked);
    drawScorecard(scorecard, asked, { into: byId('criteria'), summary: byId('summary') });
    say('open', `Trực tiếp · cập nhật lúc ${clock()}`);
    complain(null);
  } catch (error) {
    complain(error);
  } finally {
    reading = false;
  }
  if (!again) return;
  again = false;
  await refresh();
}

function choose() {
  following.abort();
  following = new AbortController();
  forgetShown();
  byId('criteria').setAttribute('aria-busy', 'true');
  const { period, scope } = question();
  localStorage.setItem('chi-so.choice', JSON.stringify({ year: byId('year').value, part: byId('part').value, scope }));
  void refresh();
  const tell = (state) => state === 'closed' && say('closed', 'Mất kết nối trực tiếp, đang thử lại');
  const concerns = ({ periods }) => periods.length === 0 || periods.some((one) => one.startsWith(period.slice(0, 4)));
  const hear = (notice) => concerns(notice) && void refresh();
  void follow(scope, { hear, tell, signal: following.signal });
}

const options = (list) => list.map(([value, label]) => h('option', { value }, label));

/** The agencies a person answers for: the own one and all below it. */
function within(agencies, code) {
  const top = agencies.find((one) => one.code === code || one.codes.some((dated) => dated.code === code));
  if (!top) return [];
  const inside = new Set([top.id]);
  for (let grown = true; grown;) {
    const found = agencies.filter((one) => !inside.has(one.id) && inside.has(one.parentId));
    found.forEach((one) => inside.add(one.id));
    grown = found.length > 0;
  }
  return agencies.filter((one) => inside.has(one.id));
}

function fillChoice(agencies) {
  const kept = JSON.parse(localStorage.getItem('chi-so.choice') ?? '{}');
  const thisYear = new Date().getFullYear();
  const years = Array.from({ length: thisYear - 2017 }, (_, n) => String(2018 + n));
  byId('year').replaceChildren(...options(years.map((year) => [year, year])));
  byId('part').replaceChildren(...options(PERIODS));
  byId('scope').replaceChildren(
    ...Object.entries(KINDS).flatMap(([kind, label]) => {
      const own = agencies.filter((one) => one.kind === kind);
      return own.length > 0 ? [h('optgroup', { label }, options(own.map(({ code, name }) => [code, name.vi])))] : [];
    }),
  );
  byId('year').value = years.includes(kept.year) ? kept.year : '2018';
  byId('part').value = kept.part ?? '';
  const information = agencies.find(({ name }) => name.vi.startsWith('Sở Thông tin và Truyền thông'));
  const wanted = [kept.scope, information?.code, agencies[0]?.code];
  byId('scope').value = wanted.find((code) => agencies.some((one) => one.code === code)) ?? '';
}

async function markSample() {
  const page = await get('/dossiers', { source: SAMPLE, limit: 1 }).catch(() => ({ items: [] }));
  show('sample', page.items.length > 0);
}

async function start() {
  await finishSignIn();
  const session = signedIn();
  show('sign-out', session);
  if (!session) return welcome(await issuer(), signIn);
  const agencies = within(await all('/agencies'), session.agency);
  const own = agencies.find(({ code }) => code === session.agency) ?? agencies[0];
  byId('who').textContent = own ? own.name.vi : session.agency;
  fillChoice(agencies);
  show('figures', true);
  byId('choice').addEventListener('change', choose);
  choose();
  await markSample();
}

byId('sign-out').addEventListener('click', signOut);
start().catch(complain);
