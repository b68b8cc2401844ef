package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import org.junit.jupiter.api.Test;

class RecordResolverTest {

  private final RecordResolver resolver = new RecordResolver();
  private final ELContext context = new Context();

  private record Row(String title, int hits) {}

  @Test
  void componentIsReadByItsName() {
    Row row = new Row("防汛", 3);

    assertThat(resolver.getValue(context, row, "title")).isEqualTo("防汛");
    assertThat(context.isPropertyResolved()).isTrue();
    assertThat(resolver.getType(context, row, "hits")).isEqualTo(int.class);
  }

  @Test
  void whatIsNotAComponentIsLeftToOthers() {
    assertThat(resolver.getValue(context, new Row("a", 1), "missing")).isNull();
    assertThat(resolver.getValue(context, "no record", "length")).isNull();
    assertThat(resolver.getValue(context, new Row("a", 1), null)).isNull();
    assertThat(context.isPropertyResolved()).isFalse();
  }

  @Test
  void recordsAreNeverWritten() {
    assertThat(resolver.isReadOnly(context, new Row("a", 1), "title")).isTrue();
    assertThat(resolver.isReadOnly(context, "no record", "x")).isFalse();
  }

  private static final class Context extends ELContext {
    @Override
    public ELResolver getELResolver() {
      return null;
    }

    @Override
    public FunctionMapper getFunctionMapper() {
      return null;
    }

    @Override
    public VariableMapper getVariableMapper() {
      return null;
    }
  }
}
