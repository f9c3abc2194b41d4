/** How much is measured. Seconds and counts. */
export interface Plan {
  mode: 'quick' | 'full';
  rounds: number;
  /** A measure that takes longer is given up, and said to be. */
  longest: number;
  latency: { rooms: number[]; warmUp: number; seconds: number };
  /** Rooms are added step by step, `growth` times more each, up to `most`. */
  ramp: { first: number; growth: number; most: number; warmUp: number; seconds: number };
  crash: { kills: number; rooms: number; seconds: number };
  /** Rounds in which the two long measures are taken too; `writing`: seconds to write the history in. */
  join: { rounds: number; edits: number; writing: number; cold: number; warm: number };
  idle: { rounds: number; documents: number; seconds: number };
}

/** Characters each person types in a second. */
export const perSecond = 10;
/** An edit that takes longer to reach somebody (milliseconds, the 99th of 100) is not held. */
export const bound = 250;

export const plans: Record<Plan['mode'], Plan> = {
  quick: {
    mode: 'quick',
    rounds: 1,
    longest: 90,
    latency: { rooms: [10, 100], warmUp: 1, seconds: 2 },
    ramp: { first: 50, growth: 1.7, most: 620, warmUp: 0.5, seconds: 1.5 },
    crash: { kills: 1, rooms: 10, seconds: 2 },
    join: { rounds: 1, edits: 3_000, writing: 15, cold: 1, warm: 3 },
    idle: { rounds: 1, documents: 200, seconds: 1 },
  },
  full: {
    mode: 'full',
    rounds: 3,
    longest: 300,
    // Longer than any server puts storing off (10 s): what storing costs belongs to it.
    latency: { rooms: [10, 50, 100], warmUp: 1.5, seconds: 12 },
    ramp: { first: 60, growth: 1.25, most: 700, warmUp: 0.7, seconds: 2 },
    crash: { kills: 1, rooms: 10, seconds: 12 },
    join: { rounds: 1, edits: 20_000, writing: 90, cold: 3, warm: 5 },
    idle: { rounds: 1, documents: 2_000, seconds: 130 },
  },
};
