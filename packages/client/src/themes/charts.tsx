import { marksOn } from '@alongside/workflows/theme/overview/marks';
import type { Overview, ThemeSeries } from '@alongside/workflows/theme/overview/view';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { percent, shortDay } from './say-themes.ts';

const axis = { stroke: 'var(--quiet)', fontSize: 14 };
const sheet = { background: 'var(--paper)', border: '1px solid var(--hair)', borderRadius: 8 };
const named: Record<string, string> = {
  value: 'share of discussions',
  upper: 'upper limit of chance',
  lower: 'lower limit of chance',
};

function share(value: unknown, name: unknown): [string, string] {
  return [percent(Number(value)), named[String(name)] ?? String(name)];
}

/**
 * A theme over time: its share, the median, the limits of chance, and where something was changed. The same stands in
 * words and in a table beside it.
 */
export function SeriesChart({
  series,
  changes,
}: {
  series: ThemeSeries;
  changes: Overview['changes'];
}) {
  const data = series.points.map((point) => ({ ...point, when: shortDay(point.from) }));
  const marks = marksOn(series, changes);
  const ticks = ticksTo(Math.max(0.1, ...data.map(({ value, upper }) => Math.max(value, upper))));
  return (
    <div className="chart" aria-hidden="true">
      <ResponsiveContainer width="100%" height={260}>
        <LineChart data={data} accessibilityLayer={false} margin={{ top: 26, right: 12, left: 0 }}>
          <CartesianGrid stroke="var(--hair)" vertical={false} />
          <XAxis dataKey="when" {...axis} minTickGap={28} />
          <YAxis
            {...axis}
            width={62}
            ticks={ticks}
            domain={[0, ticks.at(-1) ?? 1]}
            tickFormatter={percent}
          />
          <Tooltip contentStyle={sheet} formatter={share} />
          <Line
            dataKey="upper"
            stroke="var(--quiet)"
            strokeDasharray="2 5"
            dot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="lower"
            stroke="var(--quiet)"
            strokeDasharray="2 5"
            dot={false}
            isAnimationActive={false}
          />
          {marks.map(({ point, changes: here }) => (
            <ReferenceLine
              key={point}
              x={data[point]?.when ?? ''}
              stroke="var(--ink)"
              strokeWidth={1.5}
              label={{
                value: `changed here: ${here.map((change) => changes.indexOf(change) + 1).join(', ')}`,
                position: 'top',
                // At the right edge a label in the middle of its line would be cut off.
                textAnchor: anchorOf(point, data.length),
                fill: 'var(--ink)',
                fontSize: 14,
              }}
            />
          ))}
          {series.run.median === null ? null : (
            <ReferenceLine y={series.run.median} stroke="var(--ink)" strokeDasharray="8 4" />
          )}
          <Line
            dataKey="value"
            stroke="var(--line)"
            strokeWidth={2.5}
            dot={{ r: 4, fill: 'var(--line)' }}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

/** From nothing to beyond the highest share, in round steps of which there are five at most. */
function ticksTo(highest: number): number[] {
  const step = [0.05, 0.1, 0.2, 0.25].find((wide) => highest <= wide * 5) ?? 0.25;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
}

function anchorOf(point: number, points: number): 'start' | 'middle' | 'end' {
  if (point > points * 0.8) return 'end';
  return point < points * 0.2 ? 'start' : 'middle';
}

/** Each theme’s strengths against its learning points, as shares of discussions. */
export function SidesChart({ themes }: { themes: Overview['themes'] }) {
  const data = themes
    .filter(({ strength, learningPoint }) => strength !== null || learningPoint !== null)
    .map(({ name, strength, learningPoint }) => ({
      name,
      strength: strength ? strength.count / strength.of : 0,
      learning: learningPoint ? learningPoint.count / learningPoint.of : 0,
    }));
  if (data.length === 0) return null;
  return (
    <div className="chart sides-chart" aria-hidden="true">
      <ResponsiveContainer width="100%" height={data.length * 46 + 40}>
        <BarChart data={data} layout="vertical" accessibilityLayer={false} margin={{ right: 16 }}>
          <CartesianGrid stroke="var(--hair)" horizontal={false} />
          <XAxis type="number" {...axis} tickFormatter={percent} />
          <YAxis type="category" dataKey="name" {...axis} width={170} interval={0} />
          <Tooltip
            contentStyle={sheet}
            formatter={(value: unknown) => percent(Number(value))}
            cursor={false}
          />
          <Bar
            dataKey="strength"
            name="strength"
            fill="var(--strength-line)"
            isAnimationActive={false}
          />
          <Bar
            dataKey="learning"
            name="worry or learning point"
            fill="var(--learning-line)"
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
