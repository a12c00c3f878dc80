import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokensCss } from '../src/css';

writeFileSync(join(__dirname, '../generated/tokens.css'), tokensCss());
