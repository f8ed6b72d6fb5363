import type { ClaimId } from './claim.js';

/** What was said, and what is shown for it; what a company calls its aim stands in quotation marks. */
export interface ClaimText {
  readonly claim: string;
  readonly shown: string;
}

export const claimTextsEn: Readonly<Record<ClaimId, ClaimText>> = {
  'google-per-prompt-disclosure': {
    claim: 'Gives 0.24 Wh, 0.03 g CO₂e and 0.26 mL of water for the median text prompt in its Gemini apps.',
    shown:
      'The method is published; token counts, query numbers and raw data are not. Carbon by power contracts only, water on site only. Nobody outside has checked it.',
  },
  'google-per-prompt-efficiency': {
    claim: 'From May 2024 to May 2025 the median prompt fell to a 33rd of its energy and a 44th of its carbon.',
    shown: 'Stands in the same report. We found no independent measurement.',
  },
  'google-renewable-matching-annual': {
    claim: 'Bought renewable power equal to 100% of its yearly electricity use in 2025, for the ninth year.',
    shown:
      'Greenhouse-gas data has outside assurance, says Google. Matching is by the year: neither the same hour nor the same grid.',
  },
  'google-carbon-free-energy-24-7': {
    claim: 'Aims to run on “carbon-free energy” in every hour and on every grid by 2030.',
    shown: 'The hourly share it reports is 64% for 2023 and 66% for 2024.',
  },
  'google-net-zero': {
    claim: 'Aims at “net zero” by 2030 across its value chain, at 50% of its 2019 emissions.',
    shown:
      'Emissions in 2024 were 51% above 2019, and supply-chain emissions rose 25% in 2025. The company now calls the aim an ambition.',
  },
  'google-data-centre-emissions': {
    claim: 'Emissions from data-centre energy fell 12% in 2024 while electricity use rose 27%.',
    shown: 'Counted by power contracts. Emissions of the whole value chain rose 11% in the same year.',
  },
  'google-operational-emissions': {
    claim: 'Operational emissions (Scope 1 and 2, by contracts) fell 2% in 2025 while electricity use rose 37%.',
    shown:
      'The same report says building runs ahead of cleaner grids; data-centre construction came to about 2.3 million t. Contracts for 12 GW were signed.',
  },
  'google-pue': {
    claim: 'Its data centres averaged a PUE of 1.09 in 2025.',
    shown: 'An average the company measures itself.',
  },
  'google-hardware-efficiency': {
    claim: 'Its Ironwood chip is about 30 times as energy-efficient as its first cloud TPU of 2018.',
    shown: 'We found no independent energy measurement of these chips.',
  },
  'google-water-replenishment': {
    claim: 'Aims to replenish 120% of the freshwater its offices and data centres consume by 2030.',
    shown: 'Progress has not been read again at its source.',
  },
  'microsoft-carbon-negative': {
    claim:
      'Aims to be “carbon negative” by 2030: own emissions cut by more than half from 2020, more removed than emitted.',
    shown: 'Emissions of fiscal year 2024 were 15.5 million t, 23.4% above the 2020 base and 8% below the year before.',
  },
  'microsoft-renewable-matching-annual': {
    claim: 'Planned to match 100% of its electricity with renewable purchases, by the year, in 2025.',
    shown: 'Reported as reached in 2025.',
  },
  'microsoft-carbon-free-energy-hourly': {
    claim: 'Aims by 2030 for all of its electricity to be “zero-carbon” in every hour on the same grid.',
    shown: 'Bloomberg reported on 6 May 2026 that delay or withdrawal is weighed; no decision was known.',
  },
  'microsoft-carbon-removal': {
    claim: 'Buys durable carbon removal on a large scale towards its 2030 aim; contracts cover several million tonnes.',
    shown: 'The programme was reported to be scaled back in 2026.',
  },
  'microsoft-water-positive': {
    claim: 'Aims to replenish more water than it consumes by 2030.',
    shown: 'The company counts 90 projects in more than 40 places.',
  },
  'microsoft-wue': {
    claim: 'Water per kWh of IT energy fell from 0.49 L in 2021 to 0.30 L in fiscal year 2024 and 0.27 L in 2025.',
    shown: 'Covers sites it owns, not those it rents.',
  },
  'microsoft-water-design': {
    claim:
      'New data centres are designed to use no water for cooling, sparing more than 125 million litres per site and year.',
    shown: 'Pilots in Phoenix and Mount Pleasant in 2026, new sites from late 2027. A slightly higher PUE is expected.',
  },
  'microsoft-pue-and-wue-disclosure': {
    claim: 'Publishes PUE and water per kWh of its data centres, region by region.',
    shown: 'Stands on its own page. We found no outside audit of these ratios.',
  },
  'microsoft-per-prompt-disclosure': {
    claim: 'No energy or carbon figure per Copilot or Azure OpenAI request.',
    shown: 'It publishes much about the company as a whole, nothing per request that we found.',
  },
  'amazon-renewable-matching-annual': {
    claim: 'Matched 100% of its electricity with renewable purchases in 2023 and 2024, seven years before its date.',
    shown:
      'By the year; where local power is short, attributes from elsewhere are bought. The assurance statement was not read again.',
  },
  'amazon-net-zero': {
    claim: 'Aims at “net-zero carbon” across its operations by 2040.',
    shown: 'Emissions rose 6% in 2024 and about 16% in 2025, to 80.9 million t; electricity use rose 34%.',
  },
  'amazon-pue': {
    claim: 'Its data centres averaged a PUE of 1.15 in 2024; the best site reached 1.04.',
    shown: 'The company’s own method, which it bases on ISO principles.',
  },
  'amazon-wue': {
    claim: 'Water per kWh of IT energy, 0.25 L in 2021, is falling.',
    shown: 'Its 2025 report gives 20% less than in 2024 and over 50% less than in 2021.',
  },
  'amazon-water-positive': {
    claim: 'Aims for AWS to return more water than it uses directly by 2030.',
    shown: 'An investor note put it at 41% of the way in 2023.',
  },
  'amazon-water-disclosure': {
    claim: 'Gave the total water withdrawal of its data centres for the first time: 2.48 billion US gallons in 2025.',
    shown: 'We read it in one secondary source.',
  },
  'amazon-customer-footprint-data': {
    claim: 'Customers can query their own estimated emissions, by grid and by contracts, and their share of water.',
    shown: 'The product’s documentation describes it: carbon since April 2026, water since August 2026.',
  },
  'amazon-efficiency': {
    claim:
      'Puts AWS at “up to” 4.1 times the energy efficiency of own servers, with “up to” 99% less carbon for a workload.',
    shown: 'From a study the company ordered; the figures are best cases.',
  },
  'meta-renewable-matching-annual': {
    claim: 'Has matched all of its electricity with renewable energy since 2020.',
    shown: 'One certificate is retired per MWh, on the same grid region for sites it owns.',
  },
  'meta-new-power-sources': {
    claim: 'Says its operations, new campuses included, are supported by 100% renewable energy.',
    shown:
      'Three new gas plants are planned for its Louisiana campus. Our source is a campaign; the Senate inquiry it cites was not read.',
  },
  'meta-net-zero': {
    claim: 'Aims at “net zero” across its value chain by 2030.',
    shown: 'Scope 3 is reported 44% above the 2021 base, a level it promised not to exceed by 2031.',
  },
  'meta-water-positive': {
    claim: 'Aims by 2030 to restore 200% of the water it uses where stress is high and 100% where it is medium.',
    shown: 'More than 1.6 billion gallons restored in 2024; over 40 projects funded since 2017.',
  },
  'meta-supplier-engagement': {
    claim: 'Wants two thirds of its suppliers to have science-aligned targets by 2026.',
    shown: 'It stood at 28% at the end of 2023.',
  },
  'meta-training-disclosure': {
    claim: 'Publishes the energy or emissions of training for Llama models on their model cards.',
    shown: 'A 2025 study found Llama 3.3 70B alone, of the 20 most used models, with direct environmental data.',
  },
  'openai-per-prompt-disclosure': {
    claim: 'Its chief executive gives 0.34 Wh and 0.32 mL of water for the average ChatGPT query.',
    shown: 'No method was given. From outside, Epoch AI put GPT-4o at about 0.3 Wh in February 2025.',
  },
  'openai-company-reporting': {
    claim: 'No inventory of Scope 1 to 3, no climate target and no environmental report.',
    shown: 'A private company; we found no report.',
  },
  'openai-energy-cost': {
    claim: 'Says Stargate sites pay for their own energy, so that local bills do not rise.',
    shown: 'Plans for sites were announced. We did not see a signed tariff.',
  },
  'openai-water': {
    claim: 'Says Stargate campuses cool in closed loops or with little water.',
    shown: 'We found no water figure for a site.',
  },
  'openai-power-source': {
    claim: 'Announced large investments for Stargate in wind, solar, hydro and storage, without giving a share.',
    shown:
      'Air permits of three connected gas projects allow over 24 million t of greenhouse gas a year together, WIRED reported in April 2026. Permits are upper limits.',
  },
  'openai-power-source-abilene': {
    claim: 'Says its first Stargate site, in Abilene, runs “largely” on West Texas wind.',
    shown: 'Near Abilene a gas plant was permitted, too, WIRED reported in April 2026.',
  },
  'anthropic-company-reporting': {
    claim: 'No inventory of Scope 1 to 3, no climate target and no environmental report.',
    shown: 'Several reviews of 2026 found none. One scored it 0 of 1 each on energy, carbon and water.',
  },
  'anthropic-per-prompt-disclosure': {
    claim: 'No energy or carbon figure per Claude request.',
    shown:
      'For Claude 3.7 Sonnet a study estimates about 0.95 Wh for a short request, 2.99 for a medium and 5.67 for a long one.',
  },
  'anthropic-energy-cost': {
    claim: 'Says it pays all grid upgrades for its data centres and absorbs price rises they cause.',
    shown: 'No agreement with a utility was published.',
  },
  'anthropic-carbon-removal': {
    claim:
      'Joined Frontier, a group that buys carbon removal in advance; its own part of a US$915 million round is not given.',
    shown: 'Removal is delivered later and does not cover emissions of today.',
  },
  'anthropic-power-source': {
    claim: 'Uses the whole Colossus 1 site in Memphis: over 300 MW and over 220,000 GPUs.',
    shown: 'Both companies say so. The site runs mostly on gas and has a record of turbines without permits.',
  },
  'mistral-ai-life-cycle-analysis': {
    claim:
      'Gives 20,400 t CO₂e, 281,000 m³ of water and 660 kg Sb eq for its model Large 2, for 18 months that ended in January 2025.',
    shown:
      'Carbone 4 and ADEME took part; Resilio and Hubblo reviewed it. By the local grid. The full study is not public.',
  },
  'mistral-ai-per-prompt-disclosure': {
    claim: 'Gives 1.14 g CO₂e, 45 mL of water and 0.16 mg Sb eq for an answer of 400 tokens in Le Chat.',
    shown:
      'From the same reviewed study. It includes making the hardware, so it does not compare with figures that leave it out.',
  },
  'mistral-ai-power-source': {
    claim: 'Will build a data centre of 23 MW in Sweden on renewable power, with heat reused, for 1.2 billion euros.',
    shown: 'Announced for 2027; not open yet.',
  },
  'xai-power-source': {
    claim: 'Said its gas turbines on site, at least 35, were temporary and needed no air permit.',
    shown:
      'The county permitted 15 turbines on 2 July 2025. A rule of the US EPA of 15 January 2026 says permits are required.',
  },
  'xai-grid-support': {
    claim: 'Installed 208 battery units of 3.9 MWh each at Colossus 1.',
    shown: 'Press report only.',
  },
  'xai-water': {
    claim: 'Plans to cool with treated waste water, more than 13 million gallons a day.',
    shown: 'We found no confirmation that the plant runs.',
  },
  'xai-renewable-power': {
    claim: 'Plans a solar farm of 500 acres next to the Memphis site.',
    shown: 'Work was to start in September 2025. Completion was not checked.',
  },
  'xai-company-reporting': {
    claim: 'No environmental report, inventory or figure per answer found.',
    shown: 'We found no document of the company.',
  },
  'deepseek-training-disclosure': {
    claim: 'Gives 2.788 million H800 GPU-hours for training DeepSeek-V3.',
    shown: 'Compute only; energy and emissions are not given. Arithmetic from outside suggests about 1.5 GWh.',
  },
  'deepseek-company-reporting': {
    claim: 'No inventory, no targets and no figure per answer.',
    shown: 'An outside estimate of 4.2 Wh per query rests on one study and is very uncertain.',
  },
  'nvidia-renewable-electricity': {
    claim: 'Used 100% renewable electricity in its own offices and data centres in fiscal year 2025.',
    shown: 'Through certificates, tariffs and contracts. Scope 3 grew to 6.9 million t, from 3.5 million t.',
  },
  'nvidia-emissions-target': {
    claim: 'Aims to halve Scope 1 and 2 by 2030 from fiscal year 2023.',
    shown: 'The Science Based Targets initiative validated the target.',
  },
  'nvidia-net-zero': {
    claim: 'Has set no “net zero” date for the company.',
    shown: 'We found no date.',
  },
  'nvidia-embodied-carbon': {
    claim:
      'Making an HGX B200 takes 24% less carbon per unit of compute than an HGX H100: 0.50 against 0.66 g CO₂e per exaFLOP.',
    shown: 'From the company’s own product summaries. Independent work finds that production per card is rising.',
  },
  'naver-carbon-negative': {
    claim: 'Aims to be “carbon negative” by 2040.',
    shown: 'Scope 1 and 2 rose 10% in 2022, to 86,991 t.',
  },
  'naver-renewable-share': {
    claim: 'Aims for 60% renewable electricity by 2030 and 100% by 2040.',
    shown: 'The 19.9 GWh of 2024 are three times those of 2023, and still below 10% of its electricity.',
  },
  'naver-re100': {
    claim: 'Joined RE100, the first Korean internet company to do so.',
    shown: 'Membership is a pledge, not its delivery.',
  },
  'naver-data-centre-efficiency': {
    claim: 'Expects natural cooling at GAK Sejong to spare 13,000 MWh and 6,000 t CO₂e a year.',
    shown: 'Expected, not measured.',
  },
  'naver-disclosure': {
    claim: 'Publishes the footprint of data centres it owns.',
    shown: 'Rented sites and the electricity of each site are not given, a Korean institute found.',
  },
  'kakao-net-zero': {
    claim: 'Aims at “net zero” by 2040.',
    shown: 'We checked no yearly path.',
  },
  'kakao-renewable-share': {
    claim: 'Joined RE100; aims for 60% renewable electricity by 2030 and 100% by 2040.',
    shown: '10.9 GWh in 2024 after 4.0 in 2023, mostly certificates and Green Premium. The share was 1.3% in 2022.',
  },
  'kakao-data-centre-efficiency': {
    claim: 'Its Ansan data centre holds energy-efficiency grade 1+.',
    shown: 'A certificate for the building; it is not a PUE.',
  },
  'sk-telecom-re100': {
    claim: 'Aims for 100% renewable electricity by 2050; first Korean telecom company in RE100.',
    shown: 'We found no current share.',
  },
  'sk-telecom-emissions-target': {
    claim: 'Aims by 2030 to cut Scope 1 and 2 by 47.7% and Scope 3 by 22.3% from 2020.',
    shown: 'The Science Based Targets initiative validated the target. Delivery was not checked.',
  },
  'sk-telecom-net-zero': {
    claim: 'Aims at “net zero” by 2050 through its network, renewables and sinks.',
    shown: 'We checked no assured path.',
  },
  'sk-telecom-efficiency': {
    claim: 'Cuts power with shared radio equipment by “up to” 53% and with immersion cooling by 37%.',
    shown: 'Figures for each technology, not for the whole network.',
  },
  'samsung-electronics-net-zero': {
    claim: 'Aims at “net zero” for its device division by 2030 and for the company by 2050.',
    shown: 'The chip division used 24.8% renewable electricity in 2024.',
  },
  'samsung-electronics-renewable-share': {
    claim: 'Aims for 100% renewable electricity abroad and in its device division by 2027, everywhere by 2050.',
    shown: '2024: devices 93.4%, chips 24.8%, company 31.4%.',
  },
  'samsung-electronics-product-efficiency': {
    claim: 'Its seven main products use 31.5% less power than those of 2019; the aim for 2030 is 30%.',
    shown: 'The company’s own measurement.',
  },
  'samsung-electronics-water': {
    claim: 'Chip sites are to withdraw no more water in 2030 than in 2021.',
    shown: 'Delivery was not checked.',
  },
  'lg-group-net-zero': {
    claim: 'Seven companies aim at 34% less than 2018 by 2030, 52% by 2040 and 100% by 2050.',
    shown: 'It claims 4.25 million t avoided in 2023, of which 3.2 million t through renewable purchases.',
  },
  'lg-group-renewable-share': {
    claim: 'Aims for 76% renewable energy by 2030, 89% by 2040 and 100% by 2050.',
    shown: 'The current share was not checked.',
  },
  'lg-uplus-renewable-power': {
    claim: 'Signed a solar contract for six buildings, the Seocho data centre among them: 20 years of about 17 GWh.',
    shown: 'About 7,000 t CO₂e a year expected. Supply was due from September 2026; its start was not checked.',
  },
  'lg-uplus-re100': {
    claim: 'Aims for about 53% renewable electricity by 2030 and 100% by 2050.',
    shown: 'Delivery was not checked.',
  },
  'lg-cns-disclosure': {
    claim: 'Publishes the electricity use of each data centre.',
    shown: 'The only one of six large Korean operators to do so, a Korean institute found.',
  },
  'lg-ai-research-per-prompt-disclosure': {
    claim: 'No energy or carbon figure per EXAONE request found.',
    shown: 'We found no document.',
  },
  'kt-cloud-disclosure': {
    claim: 'Gives no energy, emissions or water of its data centres, citing security.',
    shown: '16 sites, nothing published, a Korean institute found.',
  },
  'korean-operators-sector-check': {
    claim: 'Naver, Kakao, SK Broadband, LG CNS and Samsung SDS each have renewable aims.',
    shown:
      'Renewables were about 6% of data-centre electricity, Green Premium included, and emissions rose 16% in 2024, a Korean institute found in the companies’ 2025 reports.',
  },
};
