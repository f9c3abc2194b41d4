import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import { inTheRoom } from './scenarios/discussion.ts';
import { writeFindings } from './scenarios/pen.ts';
import { says } from './screens/page.ts';

test('a head of service reads what may be shown, and the quality lead keeps the themes with a way back', async ({
  arrive,
}) => {
  const helen = await arrive('helen-ashdown');
  await helen.goto('/themes?service=Children+in+care&theme=direct-work');
  await expect(helen.getByRole('heading', { name: 'Themes', level: 1 })).toBeVisible();
  await expect(helen.getByRole('combobox', { name: 'Service' })).toHaveValue('Children in care');
  await expectNoBarriers(helen, 'themes-1-overview');

  const ines = await arrive('ines-garside');
  await ines.goto('/themes/codebook');
  const theme = ines.getByRole('article', { name: 'Tools and forms in the way' });
  await theme.getByRole('button', { name: 'Merge' }).click();
  await theme.getByRole('combobox', { name: /Merge/ }).selectOption('Support for colleagues');
  await expectNoBarriers(ines, 'themes-2-codebook');
  await theme.getByRole('button', { name: 'Merge' }).click();
  await expect(
    says(ines, /Merged “Tools and forms in the way” into “Support for colleagues”/),
  ).toBeVisible();
  // Who is in the room with a finding of it reads its name as before.
  const held = await inTheRoom('worries');
  const worry = {
    section: 'worry',
    text: 'The form asks it twice.',
    themes: ['tools-forms'],
  } as const;
  await writeFindings(held.sam, held.id, [worry]);
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}/room`);
  await expect(sam.getByRole('button', { name: /^Tools and forms in the way/ })).toBeVisible();
  await ines.getByRole('button', { name: 'Take back step 1' }).click();
  await expect(theme.getByRole('button', { name: 'Merge' })).toBeVisible();

  await ines.getByRole('link', { name: 'Tag a sample a second time' }).click();
  await expect(ines.getByRole('heading', { name: 'Tagging a second time' })).toBeVisible();
  await ines.getByRole('button', { name: 'Draw it' }).click();
  await expect(ines.getByText(/nothing to draw from yet/)).toBeVisible();
  await expectNoBarriers(ines, 'themes-3-second-tagging');

  await sam.goto('/excerpts');
  await expect(sam.getByRole('heading', { name: 'Words you share' })).toBeVisible();
  await expectNoBarriers(sam, 'themes-4-excerpts');
});
