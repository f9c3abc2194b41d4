import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Neutral ink of buttons and links, and of next steps. */
const slate: MantineColorsTuple = [
  '#eef3f6',
  '#dde7ec',
  '#bfd0d9',
  '#9cb6c4',
  '#7c9cad',
  '#5c8196',
  '#48697c',
  '#385666',
  '#2f4858',
  '#1f323e',
];

/** For the safety door alone. */
const safety: MantineColorsTuple = [
  '#fdf0ee',
  '#f9dbd7',
  '#f3b3ab',
  '#ee8a7e',
  '#e86a5c',
  '#d64a3b',
  '#c0392b',
  '#a82c20',
  '#8c2219',
  '#6d1811',
];

export const theme = createTheme({
  colors: { slate, safety },
  primaryColor: 'slate',
  primaryShade: { light: 8, dark: 6 },
  autoContrast: true,
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Cantarell, "Helvetica Neue", sans-serif',
  fontSizes: { xs: '0.9375rem', sm: '1rem', md: '1.125rem', lg: '1.25rem', xl: '1.5rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.6', lg: '1.6', xl: '1.5' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '24px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: {
      defaultProps: { size: 'md', inputWrapperOrder: ['label', 'description', 'input', 'error'] },
    },
    Textarea: {
      defaultProps: {
        size: 'md',
        autosize: true,
        minRows: 3,
        inputWrapperOrder: ['label', 'description', 'input', 'error'],
      },
    },
    NativeSelect: {
      defaultProps: { size: 'md', inputWrapperOrder: ['label', 'description', 'input', 'error'] },
    },
    Modal: {
      defaultProps: {
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        // The page has one banner already.
        attributes: { header: { role: 'none' } },
      },
    },
  },
});

/** Ground and ink; the meaning colours stand in `meaning.css`, where print can reach them too. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf8f5',
    '--mantine-color-text': '#26292c',
    '--mantine-color-dimmed': '#595f64',
    '--mantine-color-default-border': '#8b8f92',
    '--mantine-color-placeholder': '#6a7075',
    '--mantine-color-error': '#8f3a00',
  },
  dark: {
    '--mantine-color-body': '#191b1d',
    '--mantine-color-text': '#e9e6e1',
    '--mantine-color-dimmed': '#b1b5b8',
    '--mantine-color-default': '#24272a',
    '--mantine-color-default-border': '#73797e',
    '--mantine-color-placeholder': '#9aa0a4',
    '--mantine-color-error': '#f2b366',
  },
});
