extension SourceTree {
  /// Section 5 of the specification: for every reading, its tree as it reads the whole of it.
  static let readings: [(name: String, tree: SourceTree)] = trees(in: readingsText)

  /// The tree that each reading reads differently.
  static let treeOfReading = [
    "asymptomatic-short": "treatment-indication", "area-before-effect": "long-survival",
    "area-first": "long-survival", "vital-first": "long-survival",
    "systemic-first": "long-survival", "vital-and-rapid": "long-survival",
    "steroids-exchanged": "steroids", "pain-without-compression": "time-to-treatment",
    "long-course-oligo-only": "postoperative-radiotherapy",
  ]

  private static let readingsText = """
    ## asymptomatic-short
    metastases
      asymptomatic → impending-deficit
        no ⇒ no-local-systemic
        yes → systemic-response
          yes ⇒ no-local-systemic
          no → life-expectancy
            under-3-months ⇒ no-local-systemic
            3-to-6-months | 6-to-12-months | over-12-months ⇒ radiotherapy
      symptomatic → irreversible-paraplegia
        yes → pain
          severe ⇒ radiotherapy-dexamethasone
          none | moderate ⇒ no-local-dexamethasone
        no → life-expectancy
          under-3-months ⇒ short-survival-treatment
          3-to-6-months | 6-to-12-months | over-12-months ⇒ long-survival-treatment
    ## area-before-effect
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
        no → affected-area
          not-localised → rapid-systemic-effect
            yes ⇒ systemic
            no ⇒ radiotherapy
          localised → spinal-stability
            stable ⇒ radiotherapy
            unstable ⇒ surgery-then-radiotherapy
    ## area-first
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
      absent → affected-area
        localised → spinal-stability
          stable ⇒ radiotherapy
          unstable ⇒ surgery-then-radiotherapy
        not-localised → vital-systemic-indication
          yes ⇒ systemic
          no → rapid-systemic-effect
            yes ⇒ systemic
            no ⇒ radiotherapy
    ## vital-first
    vital-systemic-indication
      yes ⇒ systemic
      no → progressive-deficit
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
        absent → affected-area
          not-localised → rapid-systemic-effect
            yes ⇒ systemic
            no ⇒ radiotherapy
          localised → spinal-stability
            stable ⇒ radiotherapy
            unstable ⇒ surgery-then-radiotherapy
    ## systemic-first
    vital-systemic-indication
      yes ⇒ systemic
      no → rapid-systemic-effect
        yes ⇒ systemic
        no → progressive-deficit
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
          absent → affected-area
            not-localised ⇒ radiotherapy
            localised → spinal-stability
              stable ⇒ radiotherapy
              unstable ⇒ surgery-then-radiotherapy
    ## vital-and-rapid
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
        yes → rapid-systemic-effect
          yes ⇒ systemic
          no → affected-area
            not-localised ⇒ radiotherapy
            localised → spinal-stability
              stable ⇒ radiotherapy
              unstable ⇒ surgery-then-radiotherapy
        no → affected-area
          not-localised ⇒ radiotherapy
          localised → spinal-stability
            stable ⇒ radiotherapy
            unstable ⇒ surgery-then-radiotherapy
    ## steroids-exchanged
    epidural-compression
      none ⇒ individualise
      radiological ⇒ no-steroids
      clinical → local-treatment
        surgery | radiotherapy ⇒ dexamethasone-now
        none ⇒ dexamethasone-palliative
    ## pain-without-compression
    epidural-compression
      none → pain
        moderate | severe ⇒ within-14d
        none ⇒ within-14d-if-symptoms
      radiological ⇒ within-7d
      clinical → progression-onset
        under-7-days ⇒ within-24h
        over-7-days ⇒ within-72h
    ## long-course-oligo-only
    oligometastases
      present ⇒ rt-10-13x3-or-stereotactic
      absent → life-expectancy
        under-3-months | 3-to-6-months | 6-to-12-months | over-12-months ⇒ rt-5x4
    """
}
