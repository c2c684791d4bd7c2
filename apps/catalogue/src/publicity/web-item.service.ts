import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '#contracts';
import type { Actor, CheckWebItem, WebItemList, WebItemQuery, WebItemView } from '#contracts';
import type { AgencyTree } from '#directory';
import { answer, type Answer, type Queryable, type RequestContext } from '#messaging';
import { Acting, shownCode, type Act } from '../acting.service.js';
import { AgencyAccess } from '../agencies/agency-access.js';
import type { NewAgency } from '../agencies/agency.queries.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { counted } from '../calendar/calendar.rules.js';
import { workingDaysAfter } from '../publication/working-days.rules.js';
import { webItemEvent } from '../register.events.js';
import { saveWebItem, webItemsOf } from './publicity.queries.js';
import { checked, unseen, upToDate, type WebItemState } from './web-item.rules.js';
import { WEB_ITEMS } from './web-items.js';

/** The checklist of what an agency's web page must have, each item with its term (NĐ 43/2011 Art.10). */
@Injectable()
export class WebItemService {
  constructor(
    private readonly db: DataSource,
    private readonly acting: Acting,
    private readonly access: AgencyAccess,
    private readonly calendars: CalendarService,
  ) {}

  async list({ agency }: WebItemQuery, by: Actor): Promise<WebItemList> {
    const tree = await this.access.tree(this.db);
    const { id } = this.access.within(tree, agency, by);
    const known = await this.known(this.db, id);
    return { items: WEB_ITEMS.map(({ item }) => this.view(known.get(item) ?? unseen(id, item), tree)) };
  }

  check(command: CheckWebItem, by: Actor, context: RequestContext): Promise<Answer<WebItemView>> {
    const kind = kindOf(command.item);
    const work = async (act: Act) => {
      const { id } = this.access.within(act.tree, command.agency, by);
      await act.tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`web_item ${id} ${kind.item}`]);
      const before = (await this.known(act.tx, id)).get(kind.item) ?? unseen(id, kind.item);
      const calendar = await this.calendars.working(act.tx);
      const after = checked(before, command, (day) => counted(() => workingDaysAfter(day, kind.term, calendar)));
      await saveWebItem(act.tx, after);
      return { value: this.view(after, act.tree), events: [webItemEvent(after, by, act.now)], status: 201 };
    };
    const again = async () => {
      const { items } = await this.list(command, by);
      return answer(
        items.find(({ item }) => item === kind.item)!,
        {},
      );
    };
    return this.acting.act('web-items.check', `${command.agency} ${kind.item}`, { by, context }, work, again);
  }

  private async known(db: Queryable, agencyId: string): Promise<Map<string, WebItemState>> {
    return new Map((await webItemsOf(db, agencyId)).map((state) => [state.item, state]));
  }

  private view(state: WebItemState, tree: AgencyTree<NewAgency>): WebItemView {
    const { label, law, term } = kindOf(state.item);
    const current = upToDate(state, this.calendars.today());
    return { ...state, agency: shownCode(tree, state.agencyId), label, law, term, current };
  }
}

function kindOf(item: string) {
  const kind = WEB_ITEMS.find((one) => one.item === item);
  if (!kind) throw new Problem('invalid', 'invalid.parameter', { name: 'item', value: item });
  return kind;
}
