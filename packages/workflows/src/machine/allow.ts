/** Why something is not possible, in words a person reads; null when it is. */
export type Rule<Context, Event> = (context: Context, event: Event) => string | null;

/** Picks a branch; says nothing about what people may do. */
export type Condition<Context, Event> = (context: Context, event: Event) => boolean;

/** Parameters of the guard `allow`: the branch is taken `when` (if named) holds and no rule gives a reason. */
export interface Allowance<
  RuleName extends string = string,
  ConditionName extends string = string,
> {
  when?: ConditionName;
  rules: readonly RuleName[];
}

export interface AllowGuard<RuleName extends string, ConditionName extends string> {
  type: 'allow';
  params: Allowance<RuleName, ConditionName>;
}

/** `'elsewhere'`: another branch is meant; a string: the first reason against it; null: allowed. */
export type Verdict = { branch: 'elsewhere' } | { branch: 'this'; reason: string | null };

export function judge<Context, Event, RuleName extends string, ConditionName extends string>(
  rulebook: {
    rules: Record<RuleName, Rule<Context, Event>>;
    conditions: Record<ConditionName, Condition<Context, Event>>;
  },
  allowance: Allowance<RuleName, ConditionName>,
  context: Context,
  event: Event,
): Verdict {
  const { when, rules } = allowance;
  if (when !== undefined && !rulebook.conditions[when](context, event)) {
    return { branch: 'elsewhere' };
  }
  for (const name of rules) {
    const reason = rulebook.rules[name](context, event);
    if (reason !== null) return { branch: 'this', reason };
  }
  return { branch: 'this', reason: null };
}

/** Judges by one rulebook, whatever names it is asked for: those it does not have say nothing. */
export function judgeBy<Context, Event, RuleName extends string, ConditionName extends string>(
  rulebook: Parameters<typeof judge<Context, Event, RuleName, ConditionName>>[0],
): (state: { context: Context }, event: Event, allowance: Allowance) => Verdict {
  const isRule = (name: string): name is RuleName => Object.hasOwn(rulebook.rules, name);
  const isCondition = (name: string): name is ConditionName =>
    Object.hasOwn(rulebook.conditions, name);
  return ({ context }, event, { when, rules }) =>
    judge(
      rulebook,
      {
        ...(when !== undefined && isCondition(when) ? { when } : {}),
        rules: rules.filter(isRule),
      },
      context,
      event,
    );
}
