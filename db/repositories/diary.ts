import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import type { PatientId } from '#core/domain/ids.ts';
import { type DiaryDay, diaryDaySchema } from '#core/plan/diary.ts';
import type { EnteredDay } from '#core/plan/reports.ts';
import { type StoredDay, storedDaySchema } from '#core/plan/stored.ts';
import { json, number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, type WriteDb } from '../sql.ts';

/** Days of an episode of which something was entered, from one to another, both included, the earliest first. */
export const diaryDays = (db: ReadDb, episode: EpisodeId, from = '0000-01-01', to = '9999-12-31'): StoredDay[] =>
  all(db, sql`SELECT * FROM diary_day WHERE episode_id = ${episode} AND day >= ${from} AND day <= ${to} ORDER BY day`).map(dayFromRow);

/** What was entered of a day; null where nothing was. */
export function diaryDay(db: ReadDb, episode: EpisodeId, day: string): StoredDay | null {
  const row = first(db, sql`SELECT * FROM diary_day WHERE episode_id = ${episode} AND day = ${day}`);
  return row === null ? null : dayFromRow(row);
}

/** Days of a patient's episodes that were entered after `since`, an instant, each with the day of its episode that was entered before it. */
export const daysEnteredAfter = (db: ReadDb, patient: PatientId, since: string): readonly EnteredDay[] =>
  all(
    db,
    sql`
    SELECT this.details_json, this.updated_at, (
        SELECT details_json FROM diary_day AS other WHERE other.episode_id = this.episode_id AND other.day < this.day ORDER BY other.day DESC LIMIT 1
      ) AS before_json
    FROM diary_day AS this JOIN episode ON episode.id = this.episode_id
    WHERE episode.patient_id = ${patient} AND episode.removed_at IS NULL AND this.updated_at > ${since} ORDER BY this.updated_at, this.rowid`,
  ).map((row) => ({
    entry: diaryDaySchema.parse(json(row, 'details_json')),
    at: text(row, 'updated_at'),
    before: textOrNull(row, 'before_json') === null ? null : diaryDaySchema.parse(json(row, 'before_json')),
  }));

export type DayEntry = { readonly episodeId: EpisodeId; readonly details: DiaryDay; readonly by: string };

export function addDiaryDay(db: WriteDb, { episodeId, details, by }: DayEntry, at: string): void {
  runOne(
    db,
    sql`
    INSERT INTO diary_day (episode_id, day, revision, details_json, entered_by, created_at, updated_at)
    VALUES (${episodeId}, ${details.day}, 1, ${JSON.stringify(details)}, ${by}, ${at}, ${at})`,
  );
}

/** Writes over revision `revision` and makes the next one; false when the day has moved on since. */
export const updateDiaryDay = (db: WriteDb, { episodeId, details, by }: DayEntry, revision: number, at: string): boolean =>
  run(
    db,
    sql`
    UPDATE diary_day SET revision = revision + 1, details_json = ${JSON.stringify(details)}, entered_by = ${by}, updated_at = ${at}
    WHERE episode_id = ${episodeId} AND day = ${details.day} AND revision = ${revision}`,
  ) === 1;

const dayFromRow = (row: Row): StoredDay =>
  storedDaySchema.parse({
    episodeId: text(row, 'episode_id'),
    revision: number(row, 'revision'),
    details: json(row, 'details_json'),
    enteredBy: text(row, 'entered_by'),
    updatedAt: text(row, 'updated_at'),
  });
