package io.millrace.planner.convert;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * Answers what rules ask about algebra, by reflection and only what is asked. Calcite's default
 * compiles Java at run time, and even its reflective variant makes a class for each kind of
 * question in advance: at start-up that is most of what planning a small query costs.
 */
final class LazyMetadata implements MetadataHandlerProvider {
  private static final InvocationHandler UNANSWERED =
      (proxy, method, arguments) -> {
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof RelNode rel) {
          throw new NoHandler(rel.getClass());
        }
        throw new UnsupportedOperationException(method.toString());
      };

  /** Takes every question, and so makes the query look for who can really answer it. */
  private static final Object ANY =
      Proxy.newProxyInstance(
          MetadataHandler.class.getClassLoader(),
          Arrays.stream(BuiltInMetadata.class.getClasses())
              .flatMap(kind -> Arrays.stream(kind.getClasses()))
              .filter(MetadataHandler.class::isAssignableFrom)
              .toArray(Class<?>[]::new),
          UNANSWERED);

  private final MetadataHandlerProvider answers =
      new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE);

  private LazyMetadata() {}

  static RelMetadataQuery query() {
    return new RelMetadataQuery(new LazyMetadata());
  }

  @Override
  public <H extends MetadataHandler<?>> H handler(Class<H> kind) {
    return kind.cast(ANY);
  }

  @Override
  public <H extends MetadataHandler<?>> H revise(Class<H> kind) {
    return answers.handler(kind);
  }
}
