import type { MantineColorsTuple } from '@mantine/core';
import { createTheme } from '@mantine/core';

/** Deep sea green: the one colour that means "act here". */
const pine: MantineColorsTuple = [
  '#eaf5f2', '#d2eae4', '#a6d5c9', '#76beac', '#4ca893',
  '#2b917c', '#197b69', '#0d6b5e', '#08564b', '#053f38',
]; // prettier-ignore

/** Paper greys, a little warm, so that long hours of reading are calm. */
const gray: MantineColorsTuple = [
  '#f8f7f4', '#f1efea', '#e7e4dd', '#d9d5cc', '#c2bdb2',
  '#9c968a', '#676258', '#4d4942', '#34312c', '#1e1c19',
]; // prettier-ignore

const dark: MantineColorsTuple = [
  '#dcdbd7', '#bcbab4', '#a09e97', '#74736e', '#434644',
  '#343735', '#272a28', '#1c1e1d', '#141615', '#0d0f0e',
]; // prettier-ignore

const alertTones: Readonly<Record<string, string>> = {
  green: 'var(--x-good)',
  orange: 'var(--x-warn)',
  red: 'var(--x-bad)',
  gray: 'var(--mantine-color-dimmed)',
};

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  colors: { pine, gray, dark },
  white: '#ffffff',
  black: '#1e1c19',
  fontFamily:
    "'Geist Variable', 'Geist Stand-in', 'Geist Wide Stand-in', ui-sans-serif, system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  headings: {
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.78125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '18px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: false,
  focusRing: 'auto',
  components: {
    Anchor: { defaultProps: { underline: 'hover' } },
    // The placeholder is a focusable child that a menu must not have; the first item is focused.
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        position: 'bottom-end',
        withinPortal: true,
      },
    },
    Paper: { defaultProps: { radius: 'lg' } },
    // A tint of the page's own tones; words stay in the colour of text, the icon carries the tone.
    Alert: {
      styles: { title: { color: 'var(--mantine-color-text)' } },
      vars: (_theme: unknown, { color }: { readonly color?: string }) => {
        const tone = alertTones[color ?? ''] ?? 'var(--x-info)';
        return {
          root: {
            '--alert-bg': `color-mix(in srgb, ${tone} 8%, var(--x-surface))`,
            '--alert-color': tone,
            '--alert-bd': `1px solid color-mix(in srgb, ${tone} 22%, var(--x-surface))`,
          },
        };
      },
    },
    Modal: {
      defaultProps: { radius: 'lg', centered: true, closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: { fontWeight: 620, fontSize: 'var(--mantine-font-size-lg)' } },
    },
    // Their header is a part of the dialog, not the banner of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
    Skeleton: { defaultProps: { radius: 'md' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none' } },
  },
});
