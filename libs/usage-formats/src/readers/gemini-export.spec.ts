import { describe, expect, it } from '@jest/globals';
import { geminiActivities, geminiEntry } from '../../test/gemini-export-sample.js';
import { second } from '../../test/logs-sample.js';
import { file, notes, read, said, skips, zip } from '../../test/reading.js';

const activity = (...entries: readonly object[]) => file('MyActivity.json', entries);

describe('a Takeout of the prompts to Gemini', () => {
  it('tells an exchange for each answer, in the order they were asked, and one where the answer is missing', async () => {
    const { events, report } = await read([activity(...geminiActivities())]);
    expect(events.map(({ startedAt }) => startedAt)).toEqual([0, 300, 5000, 7000, 7000, 8000].map(second));
    expect(new Set(events.map(({ id }) => id)).size).toBe(6);
    expect(events[0]).toMatchObject({
      granularity: 'exchange',
      requests: 1,
      provider: 'gcp.gemini',
      modelRawResponse: null,
      tokenGrade: 'D',
      tokenRange: { estimator: 'chat-visible/1' },
      clientApp: 'gemini-web',
      sessionKey: null,
    });
    expect(report).toMatchObject({ format: 'gemini_export', requests: 6, duplicates: 0 });
    expect(skips(report)).toEqual({ 'no-usage': 1 });
  });

  it('counts a translated label, an answer left out, feedback and a time that is none as they are', async () => {
    const { events, report } = await read([
      activity(
        geminiEntry(0, 'Eingegebener Prompt: one two three', ['<p>four five</p>']),
        geminiEntry(60, 'Prompted one two three'),
        geminiEntry(120, 'Gave feedback: Bad response', ['<p>four</p>']),
        geminiEntry(180, 'Prompted one two three', [], { time: 'yesterday' }),
      ),
    ]);
    expect(events.map(({ features }) => features?.userTokens)).toEqual([3, 3]);
    expect(events[1]).toMatchObject({ outputTokens: null, outputReasoningTokens: null });
    expect(events[1]?.tokenRange).not.toHaveProperty('outputTokens');
    expect(skips(report)).toEqual({ 'no-usage': 1, 'invalid-time': 1 });
    expect(notes(report)).toEqual({});
  });

  it('counts a label it does not know along with the prompt, if there is an answer, and says so', async () => {
    const { events, report } = await read([
      activity(
        geminiEntry(0, 'Zadano pytanie: one two three', ['<p>four</p>']),
        geminiEntry(60, 'Zadano pytanie: one two three'),
      ),
    ]);
    expect(events).toHaveLength(1);
    expect(events[0]?.features?.userTokens).toBeGreaterThan(3);
    expect(notes(report)).toEqual({ 'label-counted': 1 });
    expect(skips(report)).toEqual({ 'unknown-type': 1 });
  });

  it('counts an answer without tags, scripts and entities', async () => {
    const html = '<div class="x y z">one &amp; <b>two</b><script>three()</script></div>';
    const { events } = await read([activity(geminiEntry(0, 'Prompted one', [html]))]);
    const plain = await read([activity(geminiEntry(0, 'Prompted one', ['\none & two\n']))]);
    expect(events[0]?.features?.answerTokens).toBe(plain.events[0]?.features?.answerTokens);
    expect(events[0]?.features?.answerTokens).toBeLessThan(8);
  });

  it('takes prompts less than half an hour apart for one conversation, and is not sure of it', async () => {
    const { events } = await read([activity(...geminiActivities())]);
    const [first, second_, alone] = events.map(({ features }) => features);
    expect(first).not.toHaveProperty('historyTokens');
    expect(second_).toMatchObject({
      historyMessages: 2,
      historyTokens: (first?.userTokens ?? 0) + (first?.answerTokens ?? 0),
      historyGuessed: 1,
      gapSeconds: 300,
    });
    expect(second_?.codeShare).toBeGreaterThan(0);
    expect(alone).not.toHaveProperty('historyTokens');
    const known = { titleUrl: 'https://gemini.google.com/app/0123456789abcdef' };
    const entries = [geminiEntry(0, 'Prompted a', ['b'], known), geminiEntry(300, 'Prompted c', ['d'], known)];
    const sure = (await read([activity(...entries)])).events[1];
    const guessed = (await read([activity(geminiEntry(0, 'Prompted a', ['b']), geminiEntry(300, 'Prompted c', ['d']))]))
      .events[1];
    expect(guessed?.tokenRange?.inputTokens?.low).toBeLessThanOrEqual(sure?.tokenRange?.inputTokens?.low ?? 0);
    expect(guessed?.tokenRange?.inputTokens?.high).toBeGreaterThanOrEqual(sure?.tokenRange?.inputTokens?.high ?? 0);
  });

  it('keeps conversations apart whose ids it is told, however close, and together, however far', async () => {
    const url = (id: string) => ({ titleUrl: `https://gemini.google.com/app/${id}` });
    const { events } = await read([
      activity(
        geminiEntry(9000, 'Prompted three', ['x'], url('aaaaaaaaaaaaaaaa')),
        geminiEntry(60, 'Prompted two', ['x'], url('bbbbbbbbbbbbbbbb')),
        geminiEntry(0, 'Prompted one', ['x'], url('aaaaaaaaaaaaaaaa')),
      ),
    ]);
    expect(events.map(({ features }) => features?.historyMessages ?? 0)).toEqual([0, 0, 2]);
    expect(events[2]?.features).toMatchObject({ gapSeconds: 9000 });
    expect(events[2]?.features).not.toHaveProperty('historyGuessed');
    expect(events[0]?.sessionKey).toBe(events[2]?.sessionKey);
    expect(events[0]?.sessionKey).not.toBe(events[1]?.sessionKey);
  });

  it('counts what was attached by the names of the files, once each', async () => {
    const { events } = await read([activity(...geminiActivities())]);
    expect(events.at(-1)?.features).toMatchObject({ images: 1, unsizedImages: 1, otherFiles: 1 });
  });

  it('reads the other forms there are: details, and JSON inside of texts', async () => {
    const details = {
      header: 'Gemini Apps',
      time: second(0),
      details: [
        { name: 'Request', value: 'one two three' },
        { name: 'Response', value: '<p>four five</p>' },
      ],
    };
    const interactions = {
      userInteractions: [
        {
          time: second(60),
          userInteraction: {
            request: JSON.stringify('one two three'),
            response: JSON.stringify(['four five']),
          },
        },
      ],
    };
    const { events } = await read([activity(details), file('gemini.json', interactions)]);
    for (const event of events) expect(event.features).toMatchObject({ userTokens: 3 });
    expect(events.map(({ startedAt, features }) => [startedAt, (features?.answerTokens ?? 0) > 0])).toEqual([
      [second(0), true],
      [second(60), true],
    ]);
  });

  it('adds only what a newer export adds', async () => {
    const [newest, ...older] = geminiActivities();
    const later = geminiEntry(9500, 'Prompted later', ['<p>x</p>']);
    const both = await read([activity(newest ?? {}, ...older), activity(later, newest ?? {}, ...older)]);
    expect(both.report).toMatchObject({ requests: 7, duplicates: 5 });
  });

  it('asks for JSON where a page to look at came instead, also in an archive', async () => {
    const page = '<!DOCTYPE html><html><body>Prompted x</body></html>';
    const forms = [
      file('MyActivity.html', page),
      zip('takeout.zip', {
        'Takeout/My Activity/Gemini Apps/MyActivity.html': page,
        'Takeout/archive_browser.html': page,
      }),
    ];
    for (const form of forms) expect((await read([form])).error?.facts['reasons']).toEqual(['web-page']);
    const takeout = zip('takeout.zip', {
      'Takeout/Meine Aktivitäten/Gemini-Apps/MeineAktivitäten.json': geminiActivities(),
      'Takeout/archive_browser.html': page,
    });
    expect((await read([takeout])).report).toMatchObject({ format: 'gemini_export', requests: 6 });
  });

  it('is not taken for the activity of another product', async () => {
    const other = { header: 'Search', title: said('searched'), time: second(0), products: ['Search'] };
    const { report } = await read([activity(other, geminiEntry(0, 'Prompted a', ['b']))]);
    expect(report.requests).toBe(1);
    expect(skips(report)).toEqual({ 'other-product': 1 });
  });
});
