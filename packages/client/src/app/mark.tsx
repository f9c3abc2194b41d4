/** Two people side by side. */
export function Mark() {
  return (
    <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#2f4858" />
      <circle cx="12" cy="16" r="6" fill="#bfe3d8" />
      <circle cx="20" cy="16" r="6" fill="#f3d9a4" fillOpacity=".85" />
    </svg>
  );
}
