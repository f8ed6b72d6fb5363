import { Module } from '@nestjs/common';
import { AccountsModule } from '@promptprint/accounts';
import { AuthModule } from '../auth/auth.module.js';
import { ApiKeysController } from './api-keys.controller.js';
import { MeController } from './me.controller.js';

@Module({ imports: [AccountsModule, AuthModule], controllers: [MeController, ApiKeysController] })
export class AccountRoutesModule {}
