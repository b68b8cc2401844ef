package cn.shenhe.portal.exambank.certificate;

/** What every certificate must say about itself; no setting can change it (FACTS 1.7). */
final class Disclaimer {

  static final String TITLE = "培训考核合格证明";

  static final String TEXT =
      "本证明只说明持有人参加了本平台的培训考核并达到合格标准，不是《特种作业操作证》，也不是《安全生产知识和管理能力考核合格证》，"
          + "不能代替国家规定的证书上岗或任职。特种作业操作证由应急管理部门发放，查询网址 cx.mem.gov.cn。";

  private Disclaimer() {}
}
