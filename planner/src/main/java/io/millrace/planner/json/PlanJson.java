package io.millrace.planner.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.millrace.data.type.DataType;
import io.millrace.data.type.TypeText;
import io.millrace.planner.plan.Distribution;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.JoinTime;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import java.io.IOException;

/**
 * A plan as JSON: records as objects, nodes, expressions and distributions with their kind in
 * {@code "is"}, types in their SQL spelling. Thread-safe.
 */
public final class PlanJson {
  private static final ObjectMapper MAPPER = mapper();

  private PlanJson() {}

  /** The plan as indented JSON. */
  public static String write(PhysicalPlan plan) {
    try {
      return MAPPER.writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan holds something that JSON cannot", e);
    }
  }

  /**
   * The plan that was written.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static PhysicalPlan read(String json) {
    try {
      return MAPPER.readValue(json, PhysicalPlan.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a plan: " + e.getOriginalMessage(), e);
    }
  }

  /** Says which record an object is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Kinds {}

  /** Notices are for who wrote the statement. */
  @JsonIgnoreProperties("notices")
  private interface WithoutNotices {}

  private static ObjectMapper mapper() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    // What a record answers by isThis is none of its components.
    mapper.setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE);
    for (Class<?> family :
        new Class<?>[] {PlanNode.class, Expression.class, Distribution.class, JoinTime.class}) {
      mapper.addMixIn(family, Kinds.class);
      register(family, mapper);
    }
    mapper.addMixIn(PhysicalPlan.class, WithoutNotices.class);
    SimpleModule types = new SimpleModule();
    types.addSerializer(new TypeWriter());
    types.addDeserializer(DataType.class, new TypeReader());
    return mapper.registerModule(types);
  }

  private static void register(Class<?> family, ObjectMapper mapper) {
    for (Class<?> kind : family.getPermittedSubclasses()) {
      if (kind.isInterface()) {
        register(kind, mapper);
      } else {
        mapper.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
      }
    }
  }

  private static final class TypeWriter extends StdSerializer<DataType> {
    TypeWriter() {
      super(DataType.class);
    }

    @Override
    public void serialize(DataType type, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(type.toString());
    }
  }

  private static final class TypeReader extends StdDeserializer<DataType> {
    TypeReader() {
      super(DataType.class);
    }

    @Override
    public DataType deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return TypeText.parse(in.getText());
    }
  }
}
