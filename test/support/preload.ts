// CommonJS packages that require Nest must find it evaluated already, in this order (see jest.config.js).
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
