/** The sign for removing or closing; its button says in words which. */
export function Cross() {
  return (
    <svg class="cross" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M3 3l10 10M13 3L3 13" />
    </svg>
  );
}
