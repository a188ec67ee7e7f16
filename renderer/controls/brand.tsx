/** The two tracks and the switch between them, as in the app's icon. */
export function Brand({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <rect width="16" height="16" rx="3.5" fill="#223f57" />
      <g fill="none" strokeWidth="2">
        <path d="M9 5h5M2 11h5" stroke="#86a4bb" />
        <path d="M2 5h2.500c4 0 3 6 7 6h2.500" stroke="#fff" />
      </g>
    </svg>
  );
}
