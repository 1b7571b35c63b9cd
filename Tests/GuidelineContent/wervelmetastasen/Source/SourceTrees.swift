extension SourceTree {
  /// Section 2 of the specification.
  static let base: [(name: String, tree: SourceTree)] = trees(in: baseText)

  private static let baseText = """
    ## imaging
    adequate-imaging
      available ⇒ mri-not-needed
      unavailable → compression-signs
        present → paraplegia
          incomplete ⇒ mri-12h-steroids
          complete → paraplegia-onset
            under-48-hours ⇒ mri-12h-steroids
            over-48-hours ⇒ mri-2w-late-paraplegia
        absent → lhermitte
          present ⇒ mri-12h
          absent → radicular-deficit
            bilateral ⇒ mri-12h-steroids
            unilateral → progression-onset
              under-7-days ⇒ mri-24h-steroids
              over-7-days ⇒ mri-48h-steroids
            none → radicular-pain
              bilateral ⇒ mri-12h
              unilateral ⇒ mri-1w
              none ⇒ mri-2w
    ## steroids-before-imaging
    primary-tumour
      known ⇒ dexamethasone-now
      unknown | uncertain ⇒ await-biopsy
    ## further-diagnostics
    imaging-result
      inconsistent ⇒ outside-guideline
      consistent → primary-tumour
        known ⇒ ct-if-surgery
        unknown | uncertain → recent-ct
          yes → compression-signs
            present ⇒ biopsy-1d
            absent ⇒ biopsy-1w
          no → compression-signs
            present ⇒ ct-and-biopsy-1d
            absent ⇒ ct-and-biopsy-1w
    ## treatment-indication
    metastases
      asymptomatic → impending-deficit
        no ⇒ no-local-systemic
        yes → systemic-response
          yes ⇒ no-local-systemic
          no → life-expectancy
            under-3-months ⇒ radiotherapy
            3-to-6-months | 6-to-12-months | over-12-months ⇒ long-survival-treatment
      symptomatic → irreversible-paraplegia
        yes → pain
          severe ⇒ radiotherapy-dexamethasone
          none | moderate ⇒ no-local-dexamethasone
        no → life-expectancy
          under-3-months ⇒ short-survival-treatment
          3-to-6-months | 6-to-12-months | over-12-months ⇒ long-survival-treatment
    ## short-survival
    radiotherapy-response
      yes ⇒ radiotherapy-consider-steroids
      no ⇒ no-local-lowest-dexamethasone
    ## long-survival
    progressive-deficit
      present → surgery-within-24-hours
        no ⇒ radiotherapy
        yes → compression-limited
          no ⇒ radiotherapy
          yes → fit-for-surgery
            yes → spinal-stability
              unstable ⇒ surgery-then-radiotherapy
              stable ⇒ radiotherapy-or-surgery
            no → radiotherapy-response
              yes ⇒ radiotherapy
              no ⇒ no-local-lowest-dexamethasone
      absent → vital-systemic-indication
        yes ⇒ systemic
        no → rapid-systemic-effect
          yes ⇒ systemic
          no → affected-area
            not-localised ⇒ radiotherapy
            localised → spinal-stability
              stable ⇒ radiotherapy
              unstable ⇒ surgery-then-radiotherapy
    ## radiotherapy
    neurological-deficit
      absent → oligometastases
        present ⇒ rt-30-39-or-stereotactic
        absent ⇒ rt-1x8
      present → condition
        moderate | poor ⇒ rt-1x8
        good → life-expectancy
          under-3-months | 3-to-6-months | 6-to-12-months ⇒ rt-1x8
          over-12-months ⇒ rt-10x3
    ## steroids
    epidural-compression
      none ⇒ no-steroids
      radiological ⇒ individualise
      clinical → local-treatment
        surgery | radiotherapy ⇒ dexamethasone-now
        none ⇒ dexamethasone-palliative
    ## surgery-radiotherapy-interval
    postoperative-recovery
      sufficient ⇒ rt-after-3-4-weeks
      insufficient | none | deterioration ⇒ rt-as-soon-as-possible
    ## postoperative-radiotherapy
    oligometastases
      present ⇒ rt-10-13x3-or-stereotactic
      absent → life-expectancy
        under-3-months | 3-to-6-months | 6-to-12-months ⇒ rt-5x4
        over-12-months ⇒ rt-10-13x3-or-stereotactic
    ## time-to-treatment
    epidural-compression
      none ⇒ within-14d-if-symptoms
      radiological → pain
        moderate | severe ⇒ within-7d
        none ⇒ within-14d
      clinical → progression-onset
        under-7-days ⇒ within-24h
        over-7-days ⇒ within-72h
    ## follow-up
    complaints
      yes ⇒ repeat-imaging
      no ⇒ supportive-care
    """
}
