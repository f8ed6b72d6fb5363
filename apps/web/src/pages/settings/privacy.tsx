import { Link } from 'wouter';
import { useWords } from '../../shell/locale.js';
import { settingsWords } from '../../words/settings.js';

const places = { keep: '/log', who: '/settings/keys', take: '/settings/data' } as const;

export function Privacy() {
  const say = useWords(settingsWords).privacy;
  return (
    <div className="stack-l">
      <ul className="three-cards">
        {(['keep', 'who', 'take'] as const).map((one) => (
          <li key={one} className="card">
            <h2>{say.cards[one].title}</h2>
            <p>{say.cards[one].text}</p>
            <Link className="text-link" href={places[one]}>
              {say.cards[one].link}
            </Link>
          </li>
        ))}
      </ul>
      <section className="stack" aria-labelledby="line-by-line">
        <h2 id="line-by-line">{say.listTitle}</h2>
        <table className="table rows-as-cards">
          <thead>
            <tr>
              <th scope="col">{say.columns.what}</th>
              <th scope="col">{say.columns.why}</th>
              <th scope="col">{say.columns.until}</th>
            </tr>
          </thead>
          <tbody>
            {say.rows.map(([what, why, until]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td data-label={say.columns.why}>{why}</td>
                <td data-label={say.columns.until}>{until}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="stack-s">
        <h2>{say.neverTitle}</h2>
        <p>{say.never}</p>
      </section>
    </div>
  );
}
