extension SourceTree {
  /// Section 5 of the specification: for every reading, the likeliest first, its tree as it reads the
  /// whole of it.
  static let readings: [(name: String, tree: SourceTree)] = trees(in: readingsText)

  /// The tree that each reading reads differently.
  static let treeOfReading = [
    "steroids-exchanged": "steroids", "long-course-by-both": "postoperative-radiotherapy",
    "stability-by-area": "long-survival", "response-after-refusal": "long-survival",
    "pain-without-compression": "time-to-treatment", "area-before-effect": "long-survival",
    "vital-first": "long-survival", "asymptomatic-short": "treatment-indication",
    "area-first": "long-survival", "systemic-first": "long-survival",
    "vital-and-rapid": "long-survival",
  ]

  private static let readingsText = """
    ## steroids-exchanged
    epidural-compression
      none ⇒ individualise
      radiological ⇒ no-steroids
      clinical → local-treatment
        surgery | radiotherapy ⇒ dexamethasone-now
        none ⇒ dexamethasone-palliative
    ## long-course-by-both
    oligometastases
      present → life-expectancy
        under-3-months | 3-to-6-months | 6-to-12-months ⇒ rt-5x4
        over-12-months ⇒ rt-10-13x3-or-stereotactic
      absent ⇒ rt-5x4
    ## stability-by-area
    progressive-deficit
      present → surgery-within-24-hours
        no ⇒ radiotherapy
        yes → compression-limited
          no ⇒ radiotherapy
          yes → fit-for-surgery
            yes ⇒ surgery-then-radiotherapy
            no → radiotherapy-response
              yes ⇒ radiotherapy
              no ⇒ no-local-lowest-dexamethasone
      absent → vital-systemic-indication
        yes ⇒ systemic
        no → rapid-systemic-effect
          yes ⇒ systemic
          no → affected-area
            not-localised → spinal-stability
              stable ⇒ radiotherapy
              unstable ⇒ radiotherapy-or-surgery
            localised → spinal-stability
              stable ⇒ radiotherapy
              unstable ⇒ surgery-then-radiotherapy
    ## response-after-refusal
    progressive-deficit
      present → surgery-within-24-hours
        no → radiotherapy-response
          yes ⇒ radiotherapy
          no ⇒ no-local-lowest-dexamethasone
        yes → compression-limited
          no → radiotherapy-response
            yes ⇒ radiotherapy
            no ⇒ no-local-lowest-dexamethasone
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
    ## pain-without-compression
    epidural-compression
      none → pain
        moderate | severe ⇒ within-14d
        none ⇒ within-14d-if-symptoms
      radiological ⇒ within-7d
      clinical → progression-onset
        under-7-days ⇒ within-24h
        over-7-days ⇒ within-72h
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
    """
}
