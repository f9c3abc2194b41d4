/** What a calendar is told of a meeting. Place and focus are words of the two, so they are not in it. */
export interface MeetingNews {
  discussion: string;
  method: 'REQUEST' | 'CANCEL';
  /** Stays the same however often the meeting is moved. */
  uid: string;
  /** One more at every change. */
  sequence: number;
  startsAt: string;
  durationMinutes: number;
}
