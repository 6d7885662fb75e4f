const key = 'soleus-recent-patients';
const most = 6;

/** Ids of the patients opened last in this window's profile, newest first. Ids only: names stay in the record. */
export function recentPatients(): readonly string[] {
  const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
  return Array.isArray(parsed) ? parsed.filter((id) => typeof id === 'string').slice(0, most) : [];
}

export function noteOpened(id: string): void {
  localStorage.setItem(key, JSON.stringify([id, ...recentPatients().filter((other) => other !== id)].slice(0, most)));
}
