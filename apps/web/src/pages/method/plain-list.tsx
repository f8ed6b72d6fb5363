/** Sentences, one to a line. */
export function PlainList({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="method-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
