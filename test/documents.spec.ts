import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = globSync(['*.md', 'docs/**/*.md', '{apps,libs}/*/README.md'], { cwd: root });

describe('the documents', () => {
  it('are there for every room', () => {
    const rooms = globSync('{apps,libs}/*/package.json', { cwd: root }).map((file) => dirname(file));
    expect(rooms.filter((room) => !existsSync(join(root, room, 'README.md')))).toEqual([]);
  });

  it.each(pages)('point to files that exist: %s', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
    expect(links.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });

  it('name no file and no room that is gone', () => {
    const named = [...read('docs/architecture.md').matchAll(/^(libs\/[\w-]+)/gm)].map(([, room = '']) => room);
    const rooms = globSync('libs/*/package.json', { cwd: root }).map((file) => dirname(file));
    expect(named.toSorted()).toEqual(rooms.toSorted());
    const decisions = globSync('docs/decisions/*.md', { cwd: root })
      .map((file) => read(file))
      .join('\n');
    const files = [...decisions.matchAll(/`((?:libs|apps)\/[\w/.-]+\.ts)`/g)].map(([, file = '']) => file);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('say what the factor set says', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/method-pages.mjs', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('the README', () => {
  const commands = [
    ...read('README.md').matchAll(/^(?:.*\| |PROMPTPRINT_API_KEY=\S+ )?npm (run )?(?:-s )?(\w+)(?: -- (\w[\w-]*))?/gm),
  ];

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(commands.length).toBeGreaterThan(10);
    for (const [line, , script = ''] of commands) expect([line, script in scripts]).toEqual([line, true]);
  });

  it('names every bench and every proof, and no other', () => {
    const told = (script: string) =>
      read('README.md')
        .split('\n')
        .filter((line) => line.startsWith(`npm run ${script} -- `))
        .flatMap((line) => [line.split(' ')[4] ?? '', ...(/also: ([\w, -]+)/.exec(line)?.[1] ?? '').split(', ')])
        .map((name) => name.trim())
        .filter(Boolean);
    const benches = globSync('bench/*.bench.mjs', { cwd: root }).map((file) =>
      file.slice('bench/'.length, -'.bench.mjs'.length),
    );
    expect(told('bench').map((name) => name.split(';')[0])).toEqual(expect.arrayContaining(benches));
    expect(told('bench')).toHaveLength(benches.length);
    const usage = spawnSync(process.execPath, ['scripts/prove.mjs'], { cwd: root, encoding: 'utf8' }).stderr;
    expect(told('prove').toSorted()).toEqual(
      [...usage.matchAll(/(?:-- |\| )([\w-]+)/g)].map(([, name = '']) => name).toSorted(),
    );
  });
});
