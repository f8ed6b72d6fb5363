import { Module } from '@nestjs/common';
import { AccountsModule } from '@promptprint/accounts';
import { AuthModule } from '../auth/auth.module.js';
import { ApiKeysController } from './api-keys.controller.js';
import { EventIdKeyController } from './event-id-key.controller.js';
import { ExportController } from './export.controller.js';
import { MeController } from './me.controller.js';
import { SessionsController } from './sessions.controller.js';

@Module({
  imports: [AccountsModule, AuthModule],
  controllers: [MeController, SessionsController, ExportController, ApiKeysController, EventIdKeyController],
})
export class AccountRoutesModule {}
