import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Loader,
  type MantineColorsTuple,
  Paper,
  Tooltip,
} from '@mantine/core';

/** Deep green-blue of the product: calm, and apart from every annotation colour. */
const pine: MantineColorsTuple = [
  '#eaf5f3',
  '#d5e8e5',
  '#a9d1cb',
  '#79b8b0',
  '#4d9f96',
  '#2a867c',
  '#136f66',
  '#0b5b54',
  '#0a4842',
  '#073530',
];
const clay: MantineColorsTuple = [
  '#fdf0ea',
  '#f8ddd1',
  '#f0b9a2',
  '#e8936f',
  '#e17546',
  '#d35d2b',
  '#b84a1c',
  '#963a14',
  '#742c10',
  '#52200c',
];
/** Warm paper greys: easier on the eye through a day than a blue white. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f2f0eb',
  '#e6e3dc',
  '#d6d2c9',
  '#bcb7ac',
  '#8f8a80',
  '#68645c',
  '#4c4943',
  '#33312d',
  '#1f1e1b',
];
const dark: MantineColorsTuple = [
  '#e9edeb',
  '#c3cbc8',
  '#a3aeaa',
  '#7f8b87',
  '#4c5754',
  '#36403e',
  '#28312f',
  '#1d2523',
  '#161d1b',
  '#0f1413',
];

export const theme = createTheme({
  colors: { pine, clay, gray, dark },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  // The product's colour is dark in the light scheme and light in the dark one: words on it follow.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    const primary = input.color === undefined || input.color === 'pine';
    if (input.variant !== 'filled') return colours;
    if (primary) return { ...colours, color: 'var(--soleus-on-primary)' };
    return input.color === 'red' ? { ...colours, color: '#ffffff' } : colours;
  },
  luminanceThreshold: 0.28,
  white: '#ffffff',
  black: '#1b211f',
  fontFamily: "'Atkinson Hyperlegible Next Variable', 'Segoe UI', 'Noto Sans', 'DejaVu Sans', system-ui, sans-serif",
  fontFamilyMonospace: "'Cascadia Mono', 'SF Mono', 'DejaVu Sans Mono', ui-monospace, monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.25rem', xl: '1.5rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.4' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.875rem', lineHeight: '1.2' },
      h2: { fontSize: '1.375rem', lineHeight: '1.25' },
      h3: { fontSize: '1.125rem', lineHeight: '1.3' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'md' } }),
    Paper: Paper.extend({ defaultProps: { radius: 'lg', withBorder: true } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true } }),
    Loader: Loader.extend({ defaultProps: { type: 'dots' } }),
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 2 } },
    Select: { defaultProps: { size: 'md', allowDeselect: false } },
    Autocomplete: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md', hideControls: true } },
    SegmentedControl: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle', color: 'gray' } },
    Modal: { defaultProps: { radius: 'lg', transitionProps: { duration: 80 } } },
  },
});

/** White words are readable on it in both schemes. */
const redButton = { '--mantine-color-red-filled': '#b3261e', '--mantine-color-red-filled-hover': '#961f18' };

/** Page, panel and line colours of each scheme; text on them keeps WCAG AA contrast. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...redButton,
    '--mantine-color-body': '#f6f4ef',
    '--mantine-color-text': '#1b211f',
    '--mantine-color-dimmed': '#5a5750',
    '--mantine-color-placeholder': '#6b6860',
    '--mantine-color-error': '#a8231b',
    '--mantine-color-red-light-color': '#8f1d16',
    '--mantine-color-orange-light-color': '#7a3300',
    '--soleus-on-primary': '#ffffff',
    '--soleus-panel': '#ffffff',
    '--soleus-bar': '#0c403b',
    '--soleus-bar-text': '#f3faf8',
    '--soleus-bar-dimmed': '#b5d3ce',
    '--soleus-line': '#dedad1',
    '--soleus-hover': '#eef4f2',
    '--soleus-chosen': '#d9ebe7',
    '--soleus-focus': '#c2410c',
    '--soleus-warn': '#8a3b00',
    '--soleus-good': '#1b6b3a',
  },
  dark: {
    ...redButton,
    '--mantine-color-body': '#121817',
    '--mantine-color-text': '#e9edeb',
    '--mantine-color-dimmed': '#a9b4b0',
    '--mantine-color-placeholder': '#95a09c',
    '--mantine-color-error': '#ff9a8f',
    '--mantine-color-pine-light': 'rgba(121, 184, 176, 0.16)',
    '--mantine-color-pine-light-hover': 'rgba(121, 184, 176, 0.24)',
    '--mantine-color-pine-light-color': '#a9d1cb',
    '--mantine-color-red-light': 'rgba(224, 49, 49, 0.2)',
    '--mantine-color-red-light-color': '#ffb3ab',
    '--mantine-color-orange-light': 'rgba(232, 122, 20, 0.2)',
    '--mantine-color-orange-light-color': '#ffc078',
    '--soleus-on-primary': '#0b1412',
    '--soleus-panel': '#1b2322',
    '--soleus-bar': '#0a0f0e',
    '--soleus-bar-text': '#eaf3f1',
    '--soleus-bar-dimmed': '#a9bdb8',
    '--soleus-line': '#34403d',
    '--soleus-hover': '#232e2c',
    '--soleus-chosen': '#20423e',
    '--soleus-focus': '#ffb020',
    '--soleus-warn': '#ffc078',
    '--soleus-good': '#7ddba0',
  },
});
