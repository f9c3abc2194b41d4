import type { Devices as DeviceList } from '@alongside/workflows/notification/devices';
import { Button } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { explain } from '../api/problems.ts';
import { request } from '../api/request.ts';
import { day } from '../words/dates.ts';
import { addressHere, beTold, beToldNoMore, canBeTold } from './this-device.ts';

const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => request<DeviceList>('GET', '/devices', undefined, signal),
});

const hereQuery = queryOptions({
  queryKey: ['devices', 'here'],
  queryFn: async () => (await addressHere()) !== null,
});

/** The devices on which this person is told at once, and whether this one is among them. */
export function Devices() {
  const queries = useQueryClient();
  const devices = useQuery(devicesQuery);
  const here = useQuery(hereQuery);
  const add = useMutation({
    retry: false,
    mutationFn: (list: DeviceList) => beTold(list),
    onSettled: () => queries.invalidateQueries({ queryKey: ['devices'] }),
  });
  const remove = useMutation({
    mutationFn: async (id: string) => {
      await request<undefined>('DELETE', `/devices/${id}`);
      if (devices.data?.items.length === 1) await beToldNoMore();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['devices'] }),
  });
  if (!devices.data) return null;
  const { items } = devices.data;
  const can = canBeTold();
  const problem = add.error ?? remove.error;
  return (
    <section className="paper stack tight" aria-labelledby="devices">
      <h2 id="devices">On your devices</h2>
      <p>
        A phone or laptop can tell you at once, also when Alongside is not open. It says that
        something waits and of what sort; no name, and nothing of what anybody wrote.
      </p>
      {items.length > 0 ? (
        <ul className="plain-list stack tight">
          {items.map(({ id, name, since }) => (
            <li key={id} className="row apart">
              <span>
                {name} <span className="quiet small">since {day(since)}</span>
              </span>
              <Button
                variant="subtle"
                loading={remove.isPending && remove.variables === id}
                onClick={() => remove.mutate(id)}
              >
                No longer there
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {can === 'no' ? (
        <p className="quiet">
          This browser cannot do that. On an iPhone or iPad, add Alongside to the home screen first
          and open it from there.
        </p>
      ) : can === 'refused' ? (
        <p className="quiet">
          This browser has been told not to let Alongside do that. Its settings for this site can
          change it.
        </p>
      ) : here.data ? null : (
        <div>
          <Button
            variant="default"
            loading={add.isPending}
            onClick={() => add.mutate(devices.data)}
          >
            Tell me on this device
          </Button>
        </div>
      )}
      <p role="status" className="small">
        {add.isSuccess ? 'This device will tell you. Signing out here ends it.' : ''}
      </p>
      {problem ? (
        <p role="alert">
          {problem instanceof DOMException
            ? 'Your browser did not allow it, so nothing has changed.'
            : explain(problem).detail}
        </p>
      ) : null}
    </section>
  );
}
