import path from 'node:path';
import { openSqliteCatalogue } from '#catalogue';
import { catalogueContract } from './contract.ts';

catalogueContract('SQLite', (folder) => openSqliteCatalogue(path.join(folder, 'fanlight.db')));
