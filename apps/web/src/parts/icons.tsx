import type { ReactNode } from 'react';

/** 20 px line icons; always beside a word. */
function icon(paths: ReactNode) {
  return function Icon() {
    return (
      <svg
        viewBox="0 0 20 20"
        width="20"
        height="20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {paths}
      </svg>
    );
  };
}

export const FootprintIcon = icon(
  <>
    <path d="M3 14.5 7 10l3.2 2.6L17 5" />
    <path d="M3 17.5h14M3 6v1.5M3 9.8v1" />
  </>,
);
export const ReduceIcon = icon(
  <>
    <path d="M10 3v10.5M5.8 9.5 10 13.7l4.2-4.2M4 17h12" />
  </>,
);
export const LogIcon = icon(
  <>
    <path d="M4 4.5h12M4 8.2h12M4 11.8h8M4 15.5h6" />
  </>,
);
export const SettingsIcon = icon(
  <>
    <path d="M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7" />
    <circle cx="12.5" cy="6" r="1.9" />
    <circle cx="7.5" cy="14" r="1.9" />
  </>,
);
export const FileIcon = icon(
  <>
    <path d="M5 2.8h6.5L15.5 7v10.2H5z" />
    <path d="M11.2 3v4.2h4.1M8 11.2h5M8 14h3.4" />
  </>,
);
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />);
export const AppearanceIcon = icon(
  <>
    <circle cx="10" cy="10" r="6.6" />
    <path d="M10 3.4v13.2a6.6 6.6 0 0 0 0-13.2z" fill="currentColor" />
  </>,
);
export const EyeOffIcon = icon(
  <>
    <path d="M2.6 10S5.4 5 10 5s7.4 5 7.4 5-2.8 5-7.4 5-7.4-5-7.4-5z" />
    <path d="m4 16 12-12" />
  </>,
);

export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="16" cy="16" r="1.6" fill="currentColor" stroke="none" />
      <path d="M10.9 18.1A5.5 5.5 0 1 1 20 19.8" />
      <path d="M6.5 17.2A9.6 9.6 0 0 1 24.3 11.3" />
      <path d="M25.5 17.4A9.6 9.6 0 0 1 12.4 24.9" />
      <path d="M3 11.7A13.7 13.7 0 0 1 20.7 3.1" />
      <path d="M25.7 6.3A13.7 13.7 0 0 1 21.1 28.7" />
      <path d="M8.2 27.3A13.7 13.7 0 0 1 3.4 21.2" />
    </svg>
  );
}
