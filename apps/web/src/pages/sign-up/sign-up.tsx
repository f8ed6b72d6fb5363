import { useState } from 'react';
import { Link, Redirect, useSearch } from 'wouter';
import { useSession } from '../../api-client/session.js';
import { PageTitle } from '../../parts/page-title.js';
import { useWords } from '../../shell/locale.js';
import { returnAddress, withReturn } from '../../shell/return-address.js';
import { accountWords } from '../../words/account.js';
import { KeepReceipt } from './keep-receipt.js';
import { SignUpForm } from './sign-up-form.js';
import { WhatWeKeep } from './what-we-keep.js';
import '../../look/account.css';

export default function SignUp() {
  const say = useWords(accountWords);
  const search = useSearch();
  const { isMember } = useSession();
  const [wantsKeep] = useState(() => new URLSearchParams(search).has('keep'));
  if (isMember) return wantsKeep ? <KeepReceipt /> : <Redirect to={returnAddress(search, '/footprint')} replace />;
  return (
    <div className="entrance">
      <div className="entrance-form stack">
        <PageTitle title={say.signUp.title} />
        <SignUpForm />
        <p className="row">
          <span className="quiet">{say.signUp.haveOne}</span>
          <Link className="text-link" href={withReturn('/signin', search)}>
            {say.toSignIn}
          </Link>
        </p>
      </div>
      <WhatWeKeep />
    </div>
  );
}
