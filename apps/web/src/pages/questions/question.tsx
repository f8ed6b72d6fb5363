import type { ReactNode } from 'react';
import { useWords } from '../../shell/locale.js';
import { questionsWords } from '../../words/questions.js';

interface QuestionProps {
  id: string;
  question: string;
  answer: string;
  /** Figures or counts the answer rests on. */
  children?: ReactNode;
  unknown: string;
  sources: ReactNode;
  /** The day it was checked, or the method it was made with; null where it rests on no figure. */
  checked: string | null;
}

/** A question, its answer in a sentence, what it rests on, what is not known, and where to read it. */
export function Question({ id, question, answer, children, unknown, sources, checked }: QuestionProps) {
  const say = useWords(questionsWords);
  return (
    <section className="answer stack" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} tabIndex={-1}>
        {question}
      </h2>
      <p className="answer-sentence">{answer}</p>
      {children}
      <p className="quiet">
        <strong className="answer-label">{say.notKnown}</strong> {unknown}
      </p>
      <div className="answer-foot small">
        <span className="faint">{say.sources}</span>
        <ul className="answer-sources">{sources}</ul>
        {checked && <span className="faint">{checked}</span>}
        <a href={`#${id}`} aria-label={`${say.share}: ${question}`}>
          {say.share}
        </a>
      </div>
    </section>
  );
}

export function SourceItem({ title, url, date }: { title: string; url: string | null; date?: string | null }) {
  // Titles stand in the language they were published in.
  const lang = /[가-힣]/.test(title) ? 'ko' : 'en';
  return (
    <li>
      {url === null ? (
        <span lang={lang}>{title}</span>
      ) : (
        <a href={url} target="_blank" rel="noreferrer" lang={lang}>
          {title}
        </a>
      )}
      {date && <span className="faint num"> · {date}</span>}
    </li>
  );
}
