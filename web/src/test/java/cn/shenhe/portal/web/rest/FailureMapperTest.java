package cn.shenhe.portal.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.training.TrainingRefusal;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import org.junit.jupiter.api.Test;

class FailureMapperTest {

  static class PlaceUnknown extends TrainingRefusal {
    private static final long serialVersionUID = 1L;

    PlaceUnknown() {
      super("shell.unknown");
    }
  }

  private static Problem problem(Throwable failure) {
    return FailureMapper.problem(failure, "things/1");
  }

  @Test
  void aRefusalWrappedByTheContainerIsStillARefusal() {
    assertThat(problem(new EJBException(new EJBException(new PlaceUnknown()))))
        .isEqualTo(new Problem("/problems/shell.unknown", "没有找到。", 404, null));
  }

  @Test
  void aLackOfRightsIs403AndALostRaceIs409() {
    assertThat(problem(new EJBAccessException("no")).status()).isEqualTo(403);
    assertThat(problem(new EJBException(new OptimisticLockException())).status()).isEqualTo(409);
  }

  @Test
  void ourOwnFaultShowsANumberAndNothingOfTheReason() {
    Problem problem = problem(new IllegalStateException("select id_number from person"));

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.detail()).matches("\\d{8}");
    assertThat(problem.title()).contains(problem.detail());
    assertThat(problem.toString()).doesNotContain("select", "Exception");
  }

  @Test
  void aRefusalInsideSomethingElseThanTheContainersWrapperIsOurFault() {
    assertThat(problem(new IllegalStateException(new PlaceUnknown())).status()).isEqualTo(500);
  }
}
