package io.millrace.planner;

import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.Connectors;
import io.millrace.planner.config.PlannerSettings;

/** What planning depends on: equal contexts and statements give equal plans. */
public record PlannerContext(
    Catalog catalog, Connectors connectors, FunctionRegistry functions, PlannerSettings settings) {}
