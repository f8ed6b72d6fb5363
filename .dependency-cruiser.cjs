// The house plan as rules: a room may import the rooms to its left, through their index, and nothing to its right.
const ladder = [
  'kernel',
  'emissions',
  'claims',
  'usage-formats',
  'platform',
  'accounts',
  'ledger',
  'payments',
  'usage',
  'connections',
  'offsets',
  'teams',
  'reports',
];
const pureRooms = ['kernel', 'emissions', 'claims', 'usage-formats'];
const room = (name) => `^libs/${name}/`;
const spec = '\\.spec\\.ts$';
const error = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    error('no-cycles', {}, { circular: true }),
    ...ladder
      .slice(0, -1)
      .map((name, at) =>
        error(`${name}-looks-down-only`, { path: room(name) }, { path: ladder.slice(at + 1).map(room) }),
      ),
    error('kernel-stands-alone', { path: room('kernel'), pathNot: spec }, { pathNot: room('kernel') }),
    error(
      'emissions-knows-kernel-only',
      { path: '^libs/emissions/src/', pathNot: spec },
      { pathNot: ['kernel', 'emissions'].map(room) },
    ),
    error(
      'rooms-have-one-door',
      { path: '^(apps|libs|test|bench)/([^/]+)' },
      { path: '^libs/([^/]+)/src/', pathNot: ['^libs/$2/', '^libs/[^/]+/src/index\\.ts$'] },
    ),
    error('rooms-avoid-their-own-door', { path: '^libs/([^/]+)/' }, { path: '^libs/$1/src/index\\.ts$' }),
    error('libs-know-no-app', { path: '^libs/' }, { path: '^apps/' }),
    error('apps-are-strangers', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
    error(
      'pure-rooms-run-in-browsers',
      { path: '^libs/(kernel|emissions|claims|usage-formats)/src/', pathNot: spec },
      { dependencyTypes: ['core'] },
    ),
    error('web-knows-the-pure-rooms-only', { path: '^apps/web/' }, { path: '^libs/', pathNot: pureRooms.map(room) }),
    error(
      'rules-are-pure',
      { path: '^libs/(?!platform/)[^/]+/src/[^.]+\\.ts$', pathNot: 'index\\.ts$' },
      {
        path: [
          '^libs/platform/',
          'node_modules/(@nestjs|typeorm|pg)/',
          '\\.(entity|store|queries|service|gateway|registry|module)\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    error(
      'http-stays-in-apps',
      { path: '^libs/' },
      { path: 'node_modules/(fastify|express|passport|@nestjs/(platform-fastify|swagger|passport))/' },
    ),
    error(
      'doors-hold-no-sql',
      { path: '^apps/' },
      { path: ['node_modules/(typeorm|pg|pg-copy-streams)/', '\\.(store|entity)\\.ts$'] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@promptprint/source', 'import', 'require', 'node', 'default', 'types'],
    },
  },
};
